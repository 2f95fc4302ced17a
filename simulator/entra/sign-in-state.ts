import { randomBytes } from "node:crypto";
import { createDeviceCodes, type DeviceCodes } from "#simulator/entra/device-codes.ts";

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

/** Authorization codes that nobody has redeemed yet, and devices that wait. Kept in memory: a restart means signing in again. */
export type SignInState = {
  issue(code: Omit<AuthorizationCode, "expiresAt">): string;
  /** The code's content, once; undefined for a code that is unknown, spent or too old. */
  redeem(code: string): AuthorizationCode | undefined;
  devices: DeviceCodes;
  /** Statuses with which the instance metadata service answers its next calls. */
  metadataRefusals: number[];
};

export function createSignInState(): SignInState {
  const codes = new Map<string, AuthorizationCode>();
  return {
    devices: createDeviceCodes(),
    metadataRefusals: [],
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
