import type { Application } from "#simulator/entra/directory.ts";
import type { EntraCall } from "#simulator/entra/entra-routes.ts";
import { type ClaimsRequest, type Issuer, noClaims } from "#simulator/entra/tokens.ts";
import { type Json, valueAt } from "#simulator/json.ts";

/** A token request whose application is known. */
export type Grant = {
  issuer: Issuer;
  application: Application;
  form: URLSearchParams;
  call: EntraCall;
  claims: ClaimsRequest;
};

/** The scopes that are asked for; version 1 names the resource alone. */
export function scopeOf(form: URLSearchParams): string | null {
  const resource = form.get("resource");
  return form.get("scope") ?? (resource === null ? null : `${resource}/.default`);
}

/** Reads the `claims` parameter; what cannot be read asks for nothing. */
export function readClaims(form: URLSearchParams): ClaimsRequest {
  const text = form.get("claims");
  if (text === null) return noClaims;
  try {
    const claims: Json = JSON.parse(text);
    const capabilities = valueAt(claims, ["access_token", "xms_cc", "values"]);
    const notBefore = Number(valueAt(claims, ["access_token", "nbf", "value"]) ?? Number.NaN);
    return {
      understandsChallenges: Array.isArray(capabilities) && capabilities.includes("CP1"),
      notBefore: Number.isFinite(notBefore) ? notBefore : null,
    };
  } catch {
    return noClaims;
  }
}
