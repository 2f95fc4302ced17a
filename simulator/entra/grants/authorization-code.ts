import { createHash } from "node:crypto";
import { entraError } from "#simulator/entra/entra-error.ts";
import type { Grant } from "#simulator/entra/grant.ts";
import { grantToUser } from "#simulator/entra/token-answer.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** A person who has signed in on the page, with the code that the page gave. */
export async function grantForCode(grant: Grant): Promise<Answer> {
  const { application, form, call } = grant;
  const code = call.simulator.signIn.redeem(form.get("code") ?? "");
  if (code === undefined || code.clientId !== application.clientId) {
    return entraError(
      400,
      "invalid_grant",
      54005,
      "OAuth2 Authorization code was already redeemed or has expired, please retry with a new valid code.",
    );
  }
  if (code.redirectUri !== form.get("redirect_uri")) {
    return entraError(
      400,
      "invalid_grant",
      50011,
      "The redirect URI of the token request differs from that of the authorize request.",
    );
  }
  if (code.codeChallenge !== undefined && challengeOf(form.get("code_verifier") ?? "") !== code.codeChallenge) {
    return entraError(
      400,
      "invalid_grant",
      501481,
      "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
    );
  }
  const user = call.simulator.directory.users.find((candidate) => candidate.oid === code.userOid);
  if (user === undefined)
    return entraError(400, "invalid_grant", 50034, "The user account does not exist in the tenant.");
  return grantToUser(grant, { user, application, scope: code.scope, ...(code.nonce && { nonce: code.nonce }) });
}

function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}
