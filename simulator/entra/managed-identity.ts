import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { userAssignedIdentity } from "#simulator/entra/applications.ts";
import type { Application } from "#simulator/entra/directory.ts";
import { identityStateOf } from "#simulator/entra/identity-state.ts";
import { sameSecret } from "#simulator/entra/same-secret.ts";
import { isManagementAudience, signAppToken, tokenLifetimeSeconds } from "#simulator/entra/tokens.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { Simulator } from "#simulator/simulator.ts";

type IdentityCall = { simulator: Simulator; request: IncomingMessage; url: URL; azureOrigin: string };

/** How a machine (IMDS) or an App Service asks for a token of its managed identity. */
type Form = {
  path: string;
  apiVersions: readonly string[];
  /** Who may ask; the refusal otherwise. */
  admit(call: IdentityCall): Answer | undefined;
  /** Parameters that name a user-assigned identity. */
  namedBy: Readonly<Record<string, "clientId" | "objectId" | "resourceId">>;
  refuse(status: number, error: string, description: string): Answer;
};

const instanceMetadata: Form = {
  path: "/metadata/identity/oauth2/token",
  apiVersions: ["2018-02-01", "2019-08-01", "2019-11-01", "2020-06-01", "2021-02-01", "2021-12-13"],
  admit({ request }) {
    if (request.headers["x-forwarded-for"] !== undefined)
      return imdsRefusal(400, "invalid_request", "Forwarded requests are not served");
    if (request.headers["metadata"]?.toString().toLowerCase() === "true") return undefined;
    return imdsRefusal(400, "invalid_request", "Required metadata header not specified");
  },
  namedBy: { client_id: "clientId", object_id: "objectId", msi_res_id: "resourceId" },
  refuse: imdsRefusal,
};

const appService: Form = {
  path: "/msi/token",
  apiVersions: ["2019-08-01"],
  admit({ simulator, request }) {
    const given = request.headers["x-identity-header"]?.toString() ?? "";
    if (sameSecret(given, identityHeader(simulator))) return undefined;
    return appServiceRefusal(403, "Forbidden", "The X-IDENTITY-HEADER is not that of this app's IDENTITY_HEADER.");
  },
  namedBy: { client_id: "clientId", principal_id: "objectId", object_id: "objectId", mi_res_id: "resourceId" },
  refuse: appServiceRefusal,
};

/** The value of IDENTITY_HEADER, which only somebody who knows the service principal's secret can work out. */
export function identityHeader({ directory }: Pick<Simulator, "directory">): string {
  return createHash("sha256").update(`identity-header/${directory.servicePrincipal.clientSecret}`).digest("hex");
}

/** The managed identity endpoints; undefined for other paths. The system-assigned identity is the service principal. */
export async function answerManagedIdentity(
  simulator: Simulator,
  request: IncomingMessage,
  url: URL,
  azureOrigin: string,
): Promise<Answer | undefined> {
  const form = [instanceMetadata, appService].find(({ path }) => path === url.pathname.replace(/\/$/, ""));
  if (form === undefined) return undefined;
  if (request.method !== "GET") return { status: 405, headers: { allow: "GET" } };
  const call = { simulator, request, url, azureOrigin };
  return form.admit(call) ?? plannedRefusal(call, form) ?? (await issueToken(call, form));
}

/** What the control port has planned: the service is being updated (410), asked too often (429), or broken. */
function plannedRefusal({ simulator }: IdentityCall, { refuse }: Form): Answer | undefined {
  const status = simulator.signIn.metadataRefusals.shift();
  if (status === undefined) return undefined;
  const refusal = refuse(status, "unavailable", "The service is planned to refuse this call");
  return status === 429 ? { ...refusal, headers: { "retry-after": "1" } } : refusal;
}

async function issueToken(call: IdentityCall, form: Form): Promise<Answer> {
  const { simulator, url, azureOrigin } = call;
  const version = url.searchParams.get("api-version") ?? "";
  if (!form.apiVersions.includes(version)) {
    const known = form.apiVersions.join(", ");
    return form.refuse(400, "invalid_request", `Bad api-version '${version}': the supported versions are ${known}`);
  }
  const resource = url.searchParams.get("resource") ?? "";
  if (resource === "") return form.refuse(400, "invalid_request", "Required audience parameter not specified");
  const identity = findIdentity(call, form);
  if (identity === undefined || identityStateOf(simulator.world, identity.objectId).isDisabled)
    return form.refuse(400, "invalid_request", "Identity not found");
  if (!isManagementAudience(resource, azureOrigin)) {
    const sentence = `AADSTS500011: The resource principal named ${resource} was not found in the tenant named ${simulator.directory.tenantName}.`;
    return form.refuse(400, "invalid_resource", sentence);
  }
  const { directory, keys } = simulator;
  const token = await signAppToken({ origin: azureOrigin, directory, keys }, identity, resource);
  return { status: 200, body: answerBody(token, identity, resource) };
}

function answerBody(token: string, identity: Application, resource: string): unknown {
  const now = Math.floor(Date.now() / 1000);
  return {
    access_token: token,
    client_id: identity.clientId,
    expires_in: String(tokenLifetimeSeconds),
    ext_expires_in: String(tokenLifetimeSeconds),
    expires_on: String(now + tokenLifetimeSeconds),
    not_before: String(now),
    resource,
    token_type: "Bearer",
  };
}

/** The one that a parameter names; without any, the system-assigned. */
function findIdentity({ simulator, url }: IdentityCall, { namedBy }: Form): Application | undefined {
  const { servicePrincipal } = simulator.directory;
  const named = Object.entries(namedBy).flatMap(([parameter, property]) => {
    const value = url.searchParams.get(parameter);
    return value === null ? [] : [{ property, value: value.toLowerCase() }];
  });
  const userAssigned = userAssignedIdentity(simulator.directory);
  const candidates = [userAssigned, { ...servicePrincipal, resourceId: "" }];
  if (named.length === 0) return servicePrincipal;
  return candidates.find((identity) =>
    named.every(({ property, value }) => identity[property].toLowerCase() === value),
  );
}

function imdsRefusal(status: number, error: string, description: string): Answer {
  return { status, body: { error, error_description: description } };
}

function appServiceRefusal(status: number, _error: string, message: string): Answer {
  return { status, body: { statusCode: status, message } };
}
