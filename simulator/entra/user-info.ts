import { entraError } from "#simulator/entra/entra-error.ts";
import type { EntraCall } from "#simulator/entra/entra-routes.ts";
import { graphAudience, issuerUrl, verify } from "#simulator/entra/tokens.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** GET /oidc/userinfo with a token that is for no other service. */
export async function userInfo(call: EntraCall): Promise<Answer> {
  const { directory, keys } = call.simulator;
  const token = /^Bearer (.+)$/i.exec(call.request.headers.authorization ?? "")?.[1] ?? "";
  const checks = { audience: graphAudience, issuer: issuerUrl({ origin: call.origin, directory }) };
  const payload = await verify({ keys }, token, checks).then(
    (verified) => verified.payload,
    () => undefined,
  );
  const user = directory.users.find((candidate) => candidate.oid === payload?.["oid"]);
  if (user === undefined)
    return entraError(401, "invalid_token", 500133, "The access token is not valid for this endpoint.");
  const [givenName = "", familyName = ""] = user.name.split(" ");
  return {
    status: 200,
    body: {
      sub: user.oid,
      name: user.name,
      given_name: givenName,
      family_name: familyName,
      email: user.userPrincipalName,
    },
  };
}
