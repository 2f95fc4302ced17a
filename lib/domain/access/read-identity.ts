import { fail, ok, type Result } from "#lib/std/result.ts";
import { type Role, rolesFromClaims } from "./roles.ts";
import type { SignInProblem } from "./sign-in-problem.ts";

/** Who signed in, from the id token. */
export type Identity = { objectId: string; tenantId: string; name: string; userName: string; roles: Role[] };

export type IdentityExpectation = { tenantId: string; clientId: string; nonce: string; nowMs: number };

const clockSkewMs = 5 * 60_000;

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/**
 * Reads the claims of an id token that came straight from the token endpoint over TLS, where OpenID Connect Core 3.1.3.7
 * lets TLS stand for the signature; audience, tenant, nonce and time are still ours to check.
 */
export function readIdentity(
  claims: Record<string, unknown>,
  expected: IdentityExpectation,
): Result<Identity, SignInProblem> {
  if (claims["nonce"] !== expected.nonce || claims["aud"] !== expected.clientId) return fail("mismatch");
  const expiresMs = Number(claims["exp"]) * 1_000;
  if (!(expiresMs + clockSkewMs > expected.nowMs)) return fail("expired");
  const objectId = textOf(claims["oid"]);
  const tenantId = textOf(claims["tid"]);
  if (!objectId || !tenantId) return fail("unexpected");
  if (tenantId.toLowerCase() !== expected.tenantId.toLowerCase()) return fail("foreignTenant");
  const userName = textOf(claims["preferred_username"]) ?? objectId;
  const values = Array.isArray(claims["roles"]) ? claims["roles"].filter((role) => typeof role === "string") : [];
  return ok({ objectId, tenantId, userName, name: textOf(claims["name"]) ?? userName, roles: rolesFromClaims(values) });
}
