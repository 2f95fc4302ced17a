import { entraError } from "#simulator/entra/entra-error.ts";
import { type Grant, scopeOf } from "#simulator/entra/grant.ts";
import { sameSecret } from "#simulator/entra/same-secret.ts";
import { grantToUser } from "#simulator/entra/token-answer.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** User name and password at once (`az login --username`), for programs on people's machines only. */
export async function grantForPassword(grant: Grant): Promise<Answer> {
  const { application, form, call } = grant;
  if (!application.isPublic)
    return entraError(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
  const name = (form.get("username") ?? "").toLowerCase();
  const user = call.simulator.directory.users.find((known) => known.userPrincipalName.toLowerCase() === name);
  if (user === undefined) {
    const sentence = `The user account ${name} does not exist in the ${call.simulator.directory.tenantName} directory. To sign into this application, the account must be added to the directory.`;
    return entraError(400, "invalid_grant", 50034, sentence);
  }
  if (!sameSecret(form.get("password") ?? "", user.password)) {
    const sentence = "Error validating credentials due to invalid username or password.";
    return entraError(400, "invalid_grant", 50126, sentence);
  }
  return grantToUser(grant, { user, application, scope: scopeOf(form) ?? "openid" });
}
