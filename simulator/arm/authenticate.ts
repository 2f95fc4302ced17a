import { armError } from "#simulator/arm/arm-error.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { checkAccessToken } from "#simulator/entra/tokens.ts";
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
    return undefined;
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

function refuse(call: CallInProgress, code: string, message: string): Answer {
  const authority = `${call.origin}/${call.simulator.directory.tenantId}`;
  const challenge = `Bearer authorization_uri="${authority}", error="invalid_token", error_description="${message}"`;
  return armError(401, code, message, { headers: { "www-authenticate": challenge } });
}
