import type { Principal } from "#simulator/entra/directory.ts";
import { type Issuer, isManagementAudience, issuerUrl, verify } from "#simulator/entra/tokens.ts";

type Checked = {
  principal: Principal;
  keyId: string;
  expiresAt: number;
  /** Seconds since 1970. */
  notBefore: number;
  understandsChallenges: boolean;
};

export type TokenCheck = Pick<Checked, "principal" | "notBefore" | "understandsChallenges"> | TokenFailure;
type TokenFailure = { failure: "invalid" | "expired" | "audience" };

const checkedTokens = new Map<string, Checked>();
const maximumCheckedTokens = 1000;

/** Checks a bearer token for Resource Manager. Tokens that passed are remembered, since checking one costs a signature. */
export async function checkAccessToken(issuer: Issuer, token: string): Promise<TokenCheck> {
  const known = checkedTokens.get(token);
  if (known !== undefined && issuer.keys.find(known.keyId) !== undefined)
    return known.expiresAt > Date.now() ? known : { failure: "expired" };
  try {
    const { payload, protectedHeader } = await verify(issuer, token, { issuer: issuerUrl(issuer) });
    if (!isManagementAudience(String(payload.aud), issuer.origin)) return { failure: "audience" };
    const checked: Checked = {
      principal: {
        objectId: String(payload["oid"]),
        clientId: String(payload["appid"]),
        name: String(payload["upn"] ?? payload["app_displayname"]),
      },
      keyId: String(protectedHeader.kid),
      expiresAt: Number(payload.exp) * 1000,
      notBefore: Number(payload.nbf),
      understandsChallenges: Array.isArray(payload["xms_cc"]),
    };
    if (checkedTokens.size >= maximumCheckedTokens) checkedTokens.clear();
    checkedTokens.set(token, checked);
    return checked;
  } catch (error) {
    return { failure: (error as { code?: string }).code === "ERR_JWT_EXPIRED" ? "expired" : "invalid" };
  }
}
