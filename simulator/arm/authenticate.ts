import { armError } from "#simulator/arm/arm-error.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { checkAccessToken } from "#simulator/entra/check-access-token.ts";
import { identityStateOf } from "#simulator/entra/identity-state.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** Finds out who calls. Refusals are 401 and name the authority to which the client should turn. */
export async function authenticate(call: CallInProgress): Promise<Answer | undefined> {
  const token = /^Bearer (.+)$/i.exec(call.request.headers.authorization ?? "")?.[1];
  if (token === undefined) {
    return refuse(call, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
  }
  const { directory, keys } = call.simulator;
  const check = await checkAccessToken({ origin: call.origin, directory, keys }, token);
  if ("principal" in check) {
    call.principal = check.principal;
    const { challengedAt } = identityStateOf(call.simulator.world, check.principal.objectId);
    const isStale = challengedAt !== undefined && check.notBefore < challengedAt;
    return isStale && check.understandsChallenges ? claimsChallenge(call, challengedAt) : undefined;
  }
  if (check.failure === "expired") {
    return refuse(
      call,
      "ExpiredAuthenticationToken",
      "The access token expiry UTC time is earlier than current UTC time.",
    );
  }
  if (check.failure === "audience") {
    return refuse(
      call,
      "InvalidAuthenticationTokenAudience",
      "The access token has been obtained for wrong audience or resource. It should exactly match with one of the allowed audiences 'https://management.core.windows.net/','https://management.azure.com/'.",
    );
  }
  return refuse(call, "InvalidAuthenticationToken", "The access token is invalid.");
}

/** Continuous access evaluation: only a token from after the event will do, and the client is told how to get one. */
function claimsChallenge(call: CallInProgress, notBefore: number): Answer {
  const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: String(notBefore) } } });
  const authority = `${call.origin}/${call.simulator.directory.tenantId}/oauth2/authorize`;
  const challenge = `Bearer realm="", authorization_uri="${authority}", error="insufficient_claims", claims="${Buffer.from(claims).toString("base64")}"`;
  const message = "Continuous access evaluation resulted in claims challenge with result: InteractionRequired.";
  return armError(401, "InvalidAuthenticationToken", message, { headers: { "www-authenticate": challenge } });
}

function refuse(call: CallInProgress, code: string, message: string): Answer {
  const authority = `${call.origin}/${call.simulator.directory.tenantId}`;
  const challenge = `Bearer authorization_uri="${authority}", error="invalid_token", error_description="${message}"`;
  return armError(401, code, message, { headers: { "www-authenticate": challenge } });
}
