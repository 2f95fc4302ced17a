import type { IncomingMessage } from "node:http";
import { isManagementAudience, signAppToken, tokenLifetimeSeconds } from "#simulator/entra/tokens.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { Simulator } from "#simulator/simulator.ts";

const path = "/metadata/identity/oauth2/token";

/** The instance metadata service of a machine whose managed identity is the service principal. */
export async function answerManagedIdentity(
  simulator: Simulator,
  request: IncomingMessage,
  url: URL,
  azureOrigin: string,
): Promise<Answer | undefined> {
  if (url.pathname.replace(/\/$/, "") !== path) return undefined;
  const { directory, keys } = simulator;
  if (request.method !== "GET") return { status: 405, headers: { allow: "GET" } };
  if (request.headers["metadata"]?.toString().toLowerCase() !== "true")
    return refuse("Required metadata header not specified");
  const clientId = url.searchParams.get("client_id");
  if (clientId !== null && clientId !== directory.servicePrincipal.clientId) return refuse("Identity not found");
  const resource = url.searchParams.get("resource") ?? "";
  if (!isManagementAudience(resource, azureOrigin)) return refuse("The resource is not known");
  const token = await signAppToken({ origin: azureOrigin, directory, keys }, directory.servicePrincipal, resource);
  return {
    status: 200,
    body: {
      access_token: token,
      client_id: directory.servicePrincipal.clientId,
      expires_in: String(tokenLifetimeSeconds),
      expires_on: String(Math.floor(Date.now() / 1000) + tokenLifetimeSeconds),
      resource,
      token_type: "Bearer",
    },
  };
}

function refuse(description: string): Answer {
  return { status: 400, body: { error: "invalid_request", error_description: description } };
}
