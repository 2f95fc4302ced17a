import { entraError } from "#simulator/entra/entra-error.ts";
import { type Grant, scopeOf } from "#simulator/entra/grant.ts";
import { tokens, unknownResource } from "#simulator/entra/token-answer.ts";
import { isManagementAudience, signAppToken } from "#simulator/entra/tokens.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** An application for itself. */
export async function grantToApplication(grant: Grant): Promise<Answer> {
  const { issuer, application, form, call, claims } = grant;
  if (application.isPublic) {
    const sentence = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return entraError(401, "invalid_client", 7000218, sentence);
  }
  if (call.tenant === "common" || call.tenant === "organizations") {
    return entraError(
      400,
      "invalid_request",
      50059,
      "No tenant-identifying information found in either the request or implied by any provided credentials.",
    );
  }
  const scope = scopeOf(form) ?? "";
  const audience = /^(.+?)\/+\.default$/.exec(scope)?.[1];
  if (audience === undefined) {
    return entraError(
      400,
      "invalid_scope",
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  if (!isManagementAudience(audience, call.origin)) return unknownResource(grant, audience);
  return tokens(grant, audience, { access_token: await signAppToken(issuer, application, audience, claims) });
}
