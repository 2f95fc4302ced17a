import { ComputeManagementClient } from "@azure/arm-compute";
import { ResourceGraphClient } from "@azure/arm-resourcegraph";
import { SubscriptionClient } from "@azure/arm-resources-subscriptions";
import type { TokenCredential } from "@azure/core-auth";
import { ConfidentialClientApplication } from "@azure/msal-node";
import type { StartedSimulator } from "#tests/support/start-simulator.ts";

const scopes = ["https://management.azure.com/.default"];

/** Tokens of the simulator's service principal, by the real msal-node. */
export function serviceCredential(simulator: StartedSimulator): TokenCredential {
  const { clientId, clientSecret } = simulator.credentials.servicePrincipal;
  const application = new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret,
      authority: `${simulator.origin}/${simulator.credentials.tenantId}`,
      knownAuthorities: [new URL(simulator.origin).host],
    },
  });
  return {
    async getToken() {
      const result = await application.acquireTokenByClientCredential({ scopes });
      if (!result?.expiresOn) throw new Error("msal-node gave no token.");
      return { token: result.accessToken, expiresOnTimestamp: result.expiresOn.getTime() };
    },
  };
}

/** The real clients, unmodified, pointed at the simulator; nothing is retried, so that tests see every refusal. */
export function azureClients(simulator: StartedSimulator) {
  const credential = serviceCredential(simulator);
  const options = { endpoint: simulator.origin, retryOptions: { maxRetries: 0 } };
  return {
    credential,
    subscriptions: new SubscriptionClient(credential, options),
    graph: new ResourceGraphClient(credential, options),
    compute: (subscriptionId: string) => new ComputeManagementClient(credential, subscriptionId, options),
  };
}

export type AzureClients = ReturnType<typeof azureClients>;

export type RawAnswer = { status: number; headers: Headers; body: unknown };

/** A plain request to Resource Manager with the service principal's token, for what the clients hide. */
export async function rawArm(
  simulator: StartedSimulator,
  credential: TokenCredential,
  method: string,
  pathAndQuery: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const token = await credential.getToken(scopes);
  const response = await fetch(
    pathAndQuery.startsWith("https:") ? pathAndQuery : `${simulator.origin}${pathAndQuery}`,
    {
      method,
      headers: {
        ...headers,
        authorization: `Bearer ${token?.token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}

/** All items of a list, over its pages. */
export async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}
