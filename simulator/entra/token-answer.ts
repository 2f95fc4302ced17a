import type { Application, DemoUser } from "#simulator/entra/directory.ts";
import { entraError } from "#simulator/entra/entra-error.ts";
import type { Grant } from "#simulator/entra/grant.ts";
import { identityStateOf } from "#simulator/entra/identity-state.ts";
import {
  graphAudience,
  isManagementAudience,
  signIdToken,
  signRefreshToken,
  signUserToken,
  tokenLifetimeSeconds,
} from "#simulator/entra/tokens.ts";
import type { Answer } from "#simulator/http/exchange.ts";

type Subject = { user: DemoUser; application: Application; scope: string; nonce?: string };

/** The tokens of a person who has signed in, unless the account or the application may not have any. */
export async function grantToUser(grant: Grant, subject: Subject): Promise<Answer> {
  const { issuer, call, claims } = grant;
  const { user, application, scope } = subject;
  const refusal = userRefusal(grant, user) ?? consentRefusal(grant, application);
  if (refusal) return refusal;
  const scopes = scope.split(" ").filter(Boolean);
  const resourceScope = scopes.find((name) => name.includes("://"));
  const audience = resourceScope?.replace(/\/+[^/]*$/, "") ?? graphAudience;
  if (resourceScope !== undefined && !isManagementAudience(audience, issuer.origin))
    return unknownResource(grant, audience);
  const named = resourceScope?.slice(resourceScope.lastIndexOf("/") + 1) ?? "openid profile email";
  const permission = named === ".default" ? "user_impersonation" : named;
  const clientInfo = JSON.stringify({ uid: user.oid, utid: issuer.directory.tenantId });
  const now = call.simulator.clock.now();
  return tokens(grant, audience, {
    scope,
    access_token: await signUserToken(issuer, { ...subject, audience, scope: permission }, claims),
    id_token: await signIdToken(issuer, subject),
    client_info: Buffer.from(clientInfo).toString("base64url"),
    ...(scopes.includes("offline_access") && { refresh_token: await signRefreshToken(issuer, subject, now) }),
  });
}

/** Version 1 of the endpoint answers with numbers in quotes, and repeats the resource. */
export function tokens(grant: Grant, audience: string, body: Record<string, unknown>): Answer {
  const isOld = grant.form.has("resource");
  const now = Math.floor(Date.now() / 1000);
  const times = isOld
    ? {
        expires_in: String(tokenLifetimeSeconds),
        ext_expires_in: String(tokenLifetimeSeconds),
        expires_on: String(now + tokenLifetimeSeconds),
        not_before: String(now),
        resource: audience,
      }
    : {
        expires_in: tokenLifetimeSeconds,
        ext_expires_in: tokenLifetimeSeconds,
        refresh_in: tokenLifetimeSeconds / 2,
      };
  return {
    status: 200,
    headers: { "cache-control": "no-store, no-cache", pragma: "no-cache" },
    body: { token_type: "Bearer", ...times, ...body },
  };
}

export function unknownResource({ issuer }: Grant, audience: string): Answer {
  return entraError(
    400,
    "invalid_resource",
    500011,
    `The resource principal named ${audience} was not found in the tenant named ${issuer.directory.tenantName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  );
}

function userRefusal({ call }: Grant, user: DemoUser): Answer | undefined {
  if (!identityStateOf(call.simulator.world, user.oid).isDisabled) return undefined;
  return entraError(400, "invalid_grant", 50057, "The user account is disabled.");
}

function consentRefusal({ call }: Grant, { objectId, clientId, displayName }: Application): Answer | undefined {
  if (!identityStateOf(call.simulator.world, objectId).needsConsent) return undefined;
  return entraError(
    400,
    "invalid_grant",
    65001,
    `The user or administrator has not consented to use the application with ID '${clientId}' named '${displayName}'. Send an interactive authorization request for this user and resource.`,
    "consent_required",
  );
}
