import { ComputeManagementClient } from "@azure/arm-compute";
import { ResourceGraphClient } from "@azure/arm-resourcegraph";
import { SubscriptionClient } from "@azure/arm-resources-subscriptions";
import { createDefaultHttpClient, createPipelineRequest, retryPolicy } from "@azure/core-rest-pipeline";
import { invariant } from "#lib/std/invariant.ts";
import { recordingPolicy } from "../exchange.ts";
import { originGuardPolicy, readRetryStrategy, timeLimitPolicy } from "./arm-policies.ts";
import { type AzureConnectionSettings, armAudiences } from "./connection-settings.ts";
import { createCredential } from "./create-credential.ts";

export type SessionOptions = {
  now: () => number;
  random: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Time limits of one request, in milliseconds. */
  readTimeoutMs: number;
  writeTimeoutMs: number;
  tokenTimeoutMs: number;
};

export type ArmSession = {
  options: SessionOptions;
  armOrigin: string;
  compute(subscriptionId: string): ComputeManagementClient;
  graph: ResourceGraphClient;
  subscriptions: SubscriptionClient;
  /** A GET for which the SDK has no operation, through the same pipeline. Resolves for every status; `url` is absolute. */
  get(url: string): Promise<{ status: number }>;
};

/** The SDK's clients of one connection. All speak through the same policies and share one msal application. */
export function createArmSession(settings: AzureConnectionSettings, options: SessionOptions): ArmSession {
  const endpoint = new URL(settings.armEndpoint);
  invariant(
    endpoint.protocol === "https:",
    "The Resource Manager endpoint must be https: tokens do not travel in clear.",
  );
  const armOrigin = endpoint.origin;
  const credential = createCredential(settings, options.tokenTimeoutMs, options.now);
  const clientOptions = {
    endpoint: armOrigin,
    credentials: { scopes: [`${armAudiences[settings.cloud]}/.default`] },
    // The SDK would repeat a creation that Azure allows three times an hour. Reads are repeated by our own strategy.
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    userAgentOptions: { userAgentPrefix: "stillpoint" },
    additionalPolicies: [
      { position: "perCall" as const, policy: timeLimitPolicy(options.readTimeoutMs, options.writeTimeoutMs) },
      {
        position: "perCall" as const,
        policy: retryPolicy([readRetryStrategy(options.random)], { maxRetries: 2 }),
      },
      { position: "perRetry" as const, policy: originGuardPolicy(armOrigin) },
      { position: "perRetry" as const, policy: recordingPolicy },
    ],
  };
  const computeClients = new Map<string, ComputeManagementClient>();
  const subscriptions = new SubscriptionClient(credential, clientOptions);
  const httpClient = createDefaultHttpClient();
  return {
    options,
    armOrigin,
    graph: new ResourceGraphClient(credential, clientOptions),
    subscriptions,
    compute(subscriptionId) {
      const client =
        computeClients.get(subscriptionId) ?? new ComputeManagementClient(credential, subscriptionId, clientOptions);
      computeClients.set(subscriptionId, client);
      return client;
    },
    get: (url) => subscriptions.pipeline.sendRequest(httpClient, createPipelineRequest({ url, method: "GET" })),
  };
}
