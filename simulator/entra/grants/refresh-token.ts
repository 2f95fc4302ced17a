import { entraError } from "#simulator/entra/entra-error.ts";
import { type Grant, scopeOf } from "#simulator/entra/grant.ts";
import { identityStateOf } from "#simulator/entra/identity-state.ts";
import { grantToUser } from "#simulator/entra/token-answer.ts";
import { readRefreshToken } from "#simulator/entra/tokens.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** A person who has signed in before. Every answer brings a new refresh token; the older ones stay good, as in Entra. */
export async function grantForRefreshToken(grant: Grant): Promise<Answer> {
  const { issuer, application, form, call } = grant;
  const { clock, world } = call.simulator;
  const known = await readRefreshToken(issuer, form.get("refresh_token") ?? "");
  const user = issuer.directory.users.find((candidate) => candidate.oid === known?.oid);
  if (known === undefined || user === undefined || known.clientId !== application.clientId) {
    return entraError(400, "invalid_grant", 9002313, "Invalid request. Request is malformed or invalid.");
  }
  if (known.inactiveFrom <= clock.now()) {
    const issued = new Date(known.issuedAt).toISOString();
    const sentence = `The refresh token has expired due to inactivity. The token was issued on ${issued} and was inactive for 90.00:00:00.`;
    return entraError(400, "invalid_grant", 700082, sentence);
  }
  const { revokedAt } = identityStateOf(world, user.oid);
  if (revokedAt !== undefined && known.issuedAt <= revokedAt) {
    const sentence =
      "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.";
    return entraError(400, "invalid_grant", 50173, sentence);
  }
  return grantToUser(grant, { user, application, scope: withRefresh(scopeOf(form) ?? known.scope) });
}

/** Who comes with a refresh token gets the next one, whether the scope says so or not. */
function withRefresh(scope: string): string {
  return scope.split(" ").includes("offline_access") ? scope : `${scope} offline_access`;
}
