import { randomUUID } from "node:crypto";
import { type JWTPayload, jwtVerify, SignJWT } from "jose";
import type { Application, DemoUser, Directory, Principal } from "#simulator/entra/directory.ts";
import type { TokenKeys } from "#simulator/entra/token-keys.ts";

export const tokenLifetimeSeconds = 3600;
const refreshLifetimeSeconds = 24 * 3600;

export type Issuer = { origin: string; directory: Directory; keys: TokenKeys; skewMs?: number };

/** Tokens live in real time: advancing the simulator's clock does not make a client's cached token expire. */
function sign(issuer: Issuer, claims: JWTPayload, audience: string, lifetimeSeconds: number): Promise<string> {
  const now = Math.floor((Date.now() + (issuer.skewMs ?? 0)) / 1000);
  return new SignJWT({ ...claims, tid: issuer.directory.tenantId, uti: randomUUID() })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: issuer.keys.keyId })
    .setIssuer(issuerUrl(issuer))
    .setAudience(audience)
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + lifetimeSeconds)
    .sign(issuer.keys.privateKey);
}

export function issuerUrl(issuer: Pick<Issuer, "origin" | "directory">): string {
  return `${issuer.origin}/${issuer.directory.tenantId}/v2.0`;
}

export function signAppToken(issuer: Issuer, application: Application, audience: string): Promise<string> {
  const claims = {
    appid: application.clientId,
    oid: application.objectId,
    sub: application.objectId,
    idtyp: "app",
    app_displayname: application.displayName,
  };
  return sign(issuer, claims, audience, tokenLifetimeSeconds);
}

export function signUserToken(
  issuer: Issuer,
  subject: { user: DemoUser; application: Application; audience: string; scope: string },
): Promise<string> {
  const { user, application, audience, scope } = subject;
  const claims = {
    appid: application.clientId,
    oid: user.oid,
    sub: user.oid,
    idtyp: "user",
    name: user.name,
    upn: user.userPrincipalName,
    scp: scope,
  };
  return sign(issuer, claims, audience, tokenLifetimeSeconds);
}

export function signIdToken(
  issuer: Issuer,
  subject: { user: DemoUser; application: Application; nonce?: string },
): Promise<string> {
  const { user, application, nonce } = subject;
  const claims = {
    oid: user.oid,
    sub: user.oid,
    preferred_username: user.userPrincipalName,
    name: user.name,
    ver: "2.0",
    ...(user.roles.length > 0 && { roles: user.roles }),
    ...(nonce !== undefined && { nonce }),
  };
  return sign(issuer, claims, application.clientId, tokenLifetimeSeconds);
}

/** A refresh token is opaque to clients; here it is a token for the token endpoint itself, so none has to be stored. */
export function signRefreshToken(
  issuer: Issuer,
  subject: { user: DemoUser; application: Application },
): Promise<string> {
  const claims = { oid: subject.user.oid, appid: subject.application.clientId };
  return sign(issuer, claims, refreshAudience, refreshLifetimeSeconds);
}

const refreshAudience = "urn:simulator:refresh";

export async function readRefreshToken(
  issuer: Issuer,
  token: string,
): Promise<{ oid: string; clientId: string } | undefined> {
  try {
    const { payload } = await jwtVerify(token, issuer.keys.publicKey, { audience: refreshAudience });
    return { oid: String(payload["oid"]), clientId: String(payload["appid"]) };
  } catch {
    return undefined;
  }
}

export type TokenCheck = { principal: Principal } | { failure: "invalid" | "expired" | "audience" };

/** Audiences under which the cloud's Resource Manager takes tokens; old clients name the service management API. */
export function isManagementAudience(audience: string, origin: string): boolean {
  const known = ["https://management.azure.com", "https://management.core.windows.net", origin];
  return known.includes(audience.replace(/\/+$/, ""));
}

const checkedTokens = new Map<string, { principal: Principal; expiresAt: number }>();
const maximumCheckedTokens = 1000;

/** Checks a bearer token for Resource Manager. Tokens that passed are remembered, since checking one costs a signature. */
export async function checkAccessToken(issuer: Issuer, token: string): Promise<TokenCheck> {
  const known = checkedTokens.get(token);
  if (known !== undefined)
    return known.expiresAt > Date.now() ? { principal: known.principal } : { failure: "expired" };
  try {
    const { payload } = await jwtVerify(token, issuer.keys.publicKey, { issuer: issuerUrl(issuer) });
    if (!isManagementAudience(String(payload.aud), issuer.origin)) return { failure: "audience" };
    const principal = {
      objectId: String(payload["oid"]),
      clientId: String(payload["appid"]),
      name: String(payload["upn"] ?? payload["app_displayname"]),
    };
    if (checkedTokens.size >= maximumCheckedTokens) checkedTokens.clear();
    checkedTokens.set(token, { principal, expiresAt: Number(payload.exp) * 1000 });
    return { principal };
  } catch (error) {
    return { failure: (error as { code?: string }).code === "ERR_JWT_EXPIRED" ? "expired" : "invalid" };
  }
}
