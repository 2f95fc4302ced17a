import { createHash } from "node:crypto";
import { authenticateClient } from "#simulator/entra/client-authentication.ts";
import type { Application, DemoUser } from "#simulator/entra/directory.ts";
import { entraError } from "#simulator/entra/entra-error.ts";
import type { EntraCall } from "#simulator/entra/entra-routes.ts";
import {
  type Issuer,
  isManagementAudience,
  readRefreshToken,
  signAppToken,
  signIdToken,
  signRefreshToken,
  signUserToken,
  tokenLifetimeSeconds,
} from "#simulator/entra/tokens.ts";
import type { Answer } from "#simulator/http/exchange.ts";

type Grant = { issuer: Issuer; application: Application; form: URLSearchParams; call: EntraCall };

/** POST /{tenant}/oauth2/v2.0/token */
export async function issueTokens(call: EntraCall): Promise<Answer> {
  const { simulator, origin, tenant } = call;
  const form = new URLSearchParams(call.body);
  const endpoints = [tenant, simulator.directory.tenantId].flatMap((name) => [
    `${origin}/${name}/oauth2/v2.0/token`,
    `${origin}/${name}/oauth2/token`,
  ]);
  const client = await authenticateClient(simulator.directory, form, endpoints);
  if ("refusal" in client) return client.refusal;
  const issuer = { origin, directory: simulator.directory, keys: simulator.keys, skewMs: call.skewMs };
  const grant = { issuer, application: client.application, form, call };
  switch (form.get("grant_type")) {
    case "client_credentials":
      return grantToApplication(grant);
    case "authorization_code":
      return grantForCode(grant);
    case "refresh_token":
      return grantForRefreshToken(grant);
    default:
      return entraError(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
  }
}

async function grantToApplication({ issuer, application, form, call }: Grant): Promise<Answer> {
  const scope = form.get("scope") ?? "";
  const audience = /^(.+?)\/+\.default$/.exec(scope)?.[1];
  if (audience === undefined) {
    return entraError(
      400,
      "invalid_scope",
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  if (!isManagementAudience(audience, call.origin)) return unknownResource(audience);
  return tokens({ access_token: await signAppToken(issuer, application, audience) });
}

async function grantForCode({ issuer, application, form, call }: Grant): Promise<Answer> {
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
  return grantToUser(issuer, { user, application, scope: code.scope, ...(code.nonce && { nonce: code.nonce }) });
}

async function grantForRefreshToken({ issuer, application, form }: Grant): Promise<Answer> {
  const known = await readRefreshToken(issuer, form.get("refresh_token") ?? "");
  const user = issuer.directory.users.find((candidate) => candidate.oid === known?.oid);
  if (known === undefined || user === undefined || known.clientId !== application.clientId) {
    return entraError(400, "invalid_grant", 700082, "The refresh token has expired or is not valid.");
  }
  return grantToUser(issuer, { user, application, scope: form.get("scope") ?? "openid" });
}

async function grantToUser(
  issuer: Issuer,
  subject: { user: DemoUser; application: Application; scope: string; nonce?: string },
): Promise<Answer> {
  const { user, scope } = subject;
  const scopes = scope.split(" ").filter(Boolean);
  const resourceScope = scopes.find((name) => name.includes("://"));
  const audience = resourceScope?.replace(/\/+[^/]*$/, "") ?? "00000003-0000-0000-c000-000000000000";
  if (resourceScope !== undefined && !isManagementAudience(audience, issuer.origin)) return unknownResource(audience);
  const permission = resourceScope?.slice(resourceScope.lastIndexOf("/") + 1) ?? "openid profile";
  const clientInfo = JSON.stringify({ uid: user.oid, utid: issuer.directory.tenantId });
  return tokens({
    scope,
    access_token: await signUserToken(issuer, { ...subject, audience, scope: permission }),
    id_token: await signIdToken(issuer, subject),
    client_info: Buffer.from(clientInfo).toString("base64url"),
    ...(scopes.includes("offline_access") && { refresh_token: await signRefreshToken(issuer, subject) }),
  });
}

function tokens(body: Record<string, unknown>): Answer {
  return {
    status: 200,
    headers: { "cache-control": "no-store, no-cache", pragma: "no-cache" },
    body: {
      token_type: "Bearer",
      expires_in: tokenLifetimeSeconds,
      ext_expires_in: tokenLifetimeSeconds,
      refresh_in: tokenLifetimeSeconds / 2,
      ...body,
    },
  };
}

function unknownResource(audience: string): Answer {
  return entraError(
    400,
    "invalid_resource",
    500011,
    `The resource principal named ${audience} was not found in the tenant named Contoso. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  );
}

function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}
