import "server-only";
import { ConfidentialClientApplication, CryptoProvider } from "@azure/msal-node";
import { webEnv } from "#lib/env.ts";
import type { SignInAttempt } from "./attempt-cookie.ts";

const scopes = ["openid", "profile"];

const redirectUri = (): string => `${webEnv().STILLPOINT_URL}/auth/callback`;

/**
 * A new one for each sign-in: its cache would otherwise keep everybody's tokens in memory, and after one failure it refuses
 * the next request for a minute without sending it.
 */
function createApplication(): ConfidentialClientApplication {
  const env = webEnv();
  return new ConfidentialClientApplication({
    auth: {
      clientId: env.ENTRA_CLIENT_ID,
      clientSecret: env.ENTRA_CLIENT_SECRET,
      authority: `${env.ENTRA_AUTHORITY_HOST}/${env.ENTRA_TENANT_ID}`,
      knownAuthorities: [new URL(env.ENTRA_AUTHORITY_HOST).host],
    },
  });
}

/** Everything a sign-in needs to leave for Entra: the address and what to remember until the answer. */
export async function beginSignIn(returnPath: string): Promise<{ url: string; attempt: SignInAttempt }> {
  const crypto = new CryptoProvider();
  const { verifier, challenge } = await crypto.generatePkceCodes();
  const attempt = { state: crypto.createNewGuid(), nonce: crypto.createNewGuid(), codeVerifier: verifier, returnPath };
  const url = await createApplication().getAuthCodeUrl({
    scopes,
    redirectUri: redirectUri(),
    responseMode: "query",
    codeChallenge: challenge,
    codeChallengeMethod: "S256",
    state: attempt.state,
    nonce: attempt.nonce,
    prompt: "select_account",
  });
  return { url, attempt };
}

/** Redeems the code; returns the claims of the id token. Throws msal's errors. */
export async function redeemCode(code: string, attempt: SignInAttempt): Promise<Record<string, unknown>> {
  const answer = await createApplication().acquireTokenByCode({
    code,
    scopes,
    redirectUri: redirectUri(),
    codeVerifier: attempt.codeVerifier,
    nonce: attempt.nonce,
  });
  return answer.idTokenClaims as Record<string, unknown>;
}

/** Entra leads back only to an address that is registered as a redirect URI, so this one must be, to the letter. */
export function signOutUrl(): string {
  const env = webEnv();
  const url = new URL(`${env.ENTRA_AUTHORITY_HOST}/${env.ENTRA_TENANT_ID}/oauth2/v2.0/logout`);
  url.searchParams.set("post_logout_redirect_uri", `${env.STILLPOINT_URL}/sign-in`);
  return url.toString();
}
