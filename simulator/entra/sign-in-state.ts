import { randomBytes } from "node:crypto";

export type AuthorizationCode = {
  clientId: string;
  userOid: string;
  redirectUri: string;
  scope: string;
  nonce?: string;
  codeChallenge?: string;
  expiresAt: number;
};

const codeLifetimeMs = 5 * 60 * 1000;

/** Authorization codes that nobody has redeemed yet. Kept in memory: a restart means signing in again. */
export type SignInState = {
  issue(code: Omit<AuthorizationCode, "expiresAt">): string;
  /** The code's content, once; undefined for a code that is unknown, spent or too old. */
  redeem(code: string): AuthorizationCode | undefined;
};

export function createSignInState(): SignInState {
  const codes = new Map<string, AuthorizationCode>();
  return {
    issue(content) {
      for (const [key, value] of codes) if (value.expiresAt < Date.now()) codes.delete(key);
      const code = randomBytes(32).toString("base64url");
      codes.set(code, { ...content, expiresAt: Date.now() + codeLifetimeMs });
      return code;
    },
    redeem(code) {
      const content = codes.get(code);
      codes.delete(code);
      return content !== undefined && content.expiresAt >= Date.now() ? content : undefined;
    },
  };
}
