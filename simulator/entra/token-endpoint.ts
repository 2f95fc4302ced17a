import { authenticateClient } from "#simulator/entra/client-authentication.ts";
import { entraError } from "#simulator/entra/entra-error.ts";
import type { EntraCall } from "#simulator/entra/entra-routes.ts";
import { type Grant, readClaims } from "#simulator/entra/grant.ts";
import { grantForCode } from "#simulator/entra/grants/authorization-code.ts";
import { grantToApplication } from "#simulator/entra/grants/client-credentials.ts";
import { grantForDevice } from "#simulator/entra/grants/device-code.ts";
import { grantForPassword } from "#simulator/entra/grants/password.ts";
import { grantForRefreshToken } from "#simulator/entra/grants/refresh-token.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { entryOf } from "#simulator/json.ts";

const grants: Record<string, (grant: Grant) => Promise<Answer>> = {
  client_credentials: grantToApplication,
  authorization_code: grantForCode,
  refresh_token: grantForRefreshToken,
  "urn:ietf:params:oauth:grant-type:device_code": grantForDevice,
  device_code: grantForDevice,
  password: grantForPassword,
};

/** POST /{tenant}/oauth2/v2.0/token, and the older /{tenant}/oauth2/token. */
export async function issueTokens(call: EntraCall): Promise<Answer> {
  const { simulator, origin, tenant } = call;
  const form = new URLSearchParams(call.body);
  const endpoints = [tenant, simulator.directory.tenantId].flatMap((name) => [
    `${origin}/${name}/oauth2/v2.0/token`,
    `${origin}/${name}/oauth2/token`,
  ]);
  const client = await authenticateClient(simulator, form, endpoints);
  if ("refusal" in client) return client.refusal;
  const name = form.get("grant_type");
  if (name === null) {
    return entraError(
      400,
      "invalid_request",
      900144,
      "The request body must contain the following parameter: 'grant_type'.",
    );
  }
  const handle = entryOf(grants, name);
  if (handle === undefined) {
    return entraError(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
  }
  const issuer = { origin, directory: simulator.directory, keys: simulator.keys, skewMs: call.skewMs };
  return handle({ issuer, application: client.application, form, call, claims: readClaims(form) });
}
