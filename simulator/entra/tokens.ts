import { randomUUID } from "node:crypto";
import { type JWTPayload, jwtVerify, SignJWT } from "jose";
import type { Application, DemoUser, Directory } from "#simulator/entra/directory.ts";
import type { TokenKeys } from "#simulator/entra/token-keys.ts";

export const tokenLifetimeSeconds = 3600;
/** A refresh token that nobody has used for so long is worth nothing. */
const refreshLifetimeMs = 90 * 24 * 3600 * 1000;

export type Issuer = { origin: string; directory: Directory; keys: TokenKeys; skewMs?: number };

/** What a token request's `claims` parameter asks of the access token. */
export type ClaimsRequest = { understandsChallenges: boolean; notBefore: number | null };

export const noClaims: ClaimsRequest = { understandsChallenges: false, notBefore: null };

type Token = { claims: JWTPayload; audience: string; lifetimeSeconds?: number; notBefore?: number | null };

/** Tokens live in real time: advancing the simulator's clock does not make a client's cached token expire. */
function sign(issuer: Issuer, { claims, audience, lifetimeSeconds, notBefore }: Token): Promise<string> {
  const now = Math.floor((Date.now() + (issuer.skewMs ?? 0)) / 1000);
  const key = issuer.keys.current();
  return new SignJWT({ ...claims, tid: issuer.directory.tenantId, uti: randomUUID() })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key.keyId })
    .setIssuer(issuerUrl(issuer))
    .setAudience(audience)
    .setIssuedAt(now)
    .setNotBefore(Math.max(now, notBefore ?? now))
    .setExpirationTime(now + (lifetimeSeconds ?? tokenLifetimeSeconds))
    .sign(key.privateKey);
}

export function issuerUrl(issuer: Pick<Issuer, "origin" | "directory">): string {
  return `${issuer.origin}/${issuer.directory.tenantId}/v2.0`;
}

export function signAppToken(
  issuer: Issuer,
  application: Application,
  audience: string,
  request: ClaimsRequest = noClaims,
): Promise<string> {
  const claims = {
    appid: application.clientId,
    oid: application.objectId,
    sub: application.objectId,
    idtyp: "app",
    app_displayname: application.displayName,
    ...capabilities(request),
  };
  return sign(issuer, { claims, audience, notBefore: request.notBefore });
}

export function signUserToken(
  issuer: Issuer,
  subject: { user: DemoUser; application: Application; audience: string; scope: string },
  request: ClaimsRequest = noClaims,
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
    ...capabilities(request),
  };
  return sign(issuer, { claims, audience, notBefore: request.notBefore });
}

/** `CP1`: the client knows what to do when Resource Manager asks it for a token with other claims. */
function capabilities(request: ClaimsRequest): { xms_cc?: string[] } {
  return request.understandsChallenges ? { xms_cc: ["CP1"] } : {};
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
    upn: user.userPrincipalName,
    name: user.name,
    email: user.userPrincipalName,
    ver: "2.0",
    ...(user.roles.length > 0 && { roles: user.roles }),
    ...(nonce !== undefined && { nonce }),
  };
  return sign(issuer, { claims, audience: application.clientId });
}

/**
 * A refresh token is opaque to clients; here it is a token for the token endpoint itself, so none has to be stored. It lives
 * in simulated time (`now`), so that its end can be brought about; revoking compares the real instant of its issue.
 */
export function signRefreshToken(
  issuer: Issuer,
  subject: { user: DemoUser; application: Application; scope: string },
  now: number,
): Promise<string> {
  const { user, application, scope } = subject;
  const claims = {
    oid: user.oid,
    appid: application.clientId,
    scp: scope,
    issued_ms: Date.now(),
    inactive_from: now + refreshLifetimeMs,
  };
  return sign(issuer, { claims, audience: refreshAudience, lifetimeSeconds: 10 * 365 * 24 * 3600 });
}

const refreshAudience = "urn:simulator:refresh";

export type RefreshToken = { oid: string; clientId: string; scope: string; issuedAt: number; inactiveFrom: number };

export async function readRefreshToken(issuer: Issuer, token: string): Promise<RefreshToken | undefined> {
  try {
    const { payload } = await verify(issuer, token, { audience: refreshAudience });
    return {
      oid: String(payload["oid"]),
      clientId: String(payload["appid"]),
      scope: String(payload["scp"] ?? "openid"),
      issuedAt: Number(payload["issued_ms"] ?? 0),
      inactiveFrom: Number(payload["inactive_from"] ?? 0),
    };
  } catch {
    return undefined;
  }
}

/** Checks the signature by the key that the token names, its times and what else is asked. */
export function verify(issuer: Pick<Issuer, "keys">, token: string, checks: { audience?: string; issuer?: string }) {
  const keyOf = ({ kid }: { kid?: string }) => {
    const key = issuer.keys.find(kid);
    if (key === undefined) throw new Error("The token was signed with a key that is not published any more.");
    return key.publicKey;
  };
  // A claims challenge may have moved the beginning of a new token into the second that is about to come.
  return jwtVerify(token, keyOf, { ...checks, clockTolerance: 2 });
}

/** Audiences under which the cloud's Resource Manager takes tokens; old clients name the service management API. */
export function isManagementAudience(audience: string, origin: string): boolean {
  const known = ["https://management.azure.com", "https://management.core.windows.net", origin];
  return known.includes(audience.replace(/\/+$/, ""));
}

/** Microsoft Graph, which tokens without another resource are for. */
export const graphAudience = "00000003-0000-0000-c000-000000000000";
