import type { GetTokenOptions, TokenCredential } from "@azure/core-auth";
import { type AuthenticationResult, ConfidentialClientApplication, ManagedIdentityApplication } from "@azure/msal-node";
import { FailureError } from "../failure-error.ts";
import { textAt } from "../raw-json.ts";
import { classifyTokenFailure } from "./classify-token-failure.ts";
import { type AzureConnectionSettings, armAudiences } from "./connection-settings.ts";
import { readCertificate } from "./read-certificate.ts";
import { createTokenNetwork, type TokenExchange, type TokenNetwork } from "./token-network.ts";

type AcquireToken = (scopes: string[], claims: string | undefined) => Promise<AuthenticationResult | null>;

/** One msal application for the connection, shared by all its clients, so that they share its token cache. */
export function createCredential(
  settings: AzureConnectionSettings,
  timeoutMs: number,
  now: () => number,
): TokenCredential {
  const network = createTokenNetwork(timeoutMs, now);
  let acquire: AcquireToken | null = null;
  return {
    async getToken(scopes: string | string[], options?: GetTokenOptions) {
      acquire ??= createAcquireOrFail(settings, network);
      try {
        const result = await acquire([scopes].flat(), options?.claims);
        if (!result?.accessToken || !result.expiresOn) throw new Error("the answer holds no access token");
        return {
          token: result.accessToken,
          expiresOnTimestamp: result.expiresOn.getTime(),
          ...(result.refreshOn && { refreshAfterTimestamp: result.refreshOn.getTime() }),
        };
      } catch (error) {
        const last = network.lastExchange();
        throw new FailureError(classifyTokenFailure(error, last, now()), traceOfToken(last));
      }
    },
  };
}

/** A credential that cannot even be read was pasted by somebody: that is a failure to be shown, not a crash. */
function createAcquireOrFail(settings: AzureConnectionSettings, network: TokenNetwork): AcquireToken {
  try {
    return createAcquire(settings, network);
  } catch (error) {
    throw new FailureError({
      kind: "unauthenticated",
      code: "UnusableCredential",
      message: error instanceof Error ? error.message : "The credential cannot be read.",
      httpStatus: null,
      retryAfterMs: null,
      target: null,
      raw: null,
    });
  }
}

function createAcquire(settings: AzureConnectionSettings, network: TokenNetwork): AcquireToken {
  const { credential } = settings;
  const system = { networkClient: network };
  if (credential.kind === "ManagedIdentity") {
    const managedIdentityIdParams = credential.clientId ? { userAssignedClientId: credential.clientId } : {};
    const app = new ManagedIdentityApplication({ managedIdentityIdParams, system });
    return (_scopes, claims) =>
      app.acquireToken({ resource: armAudiences[settings.cloud], ...(claims !== undefined && { claims }) });
  }
  const proof =
    credential.kind === "ClientSecret"
      ? { clientSecret: credential.clientSecret }
      : { clientCertificate: readCertificate(credential.certificatePem) };
  const host = new URL(settings.authorityHost);
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: credential.clientId,
      authority: `${host.origin}/${settings.tenantId}`,
      // With its port. It spares the instance discovery at login.microsoftonline.com, which not every network can reach.
      knownAuthorities: [host.host],
      ...proof,
    },
    system,
  });
  return (scopes, claims) => app.acquireTokenByClientCredential({ scopes, ...(claims !== undefined && { claims }) });
}

function traceOfToken(last: TokenExchange | null) {
  if (last?.outcome !== "answered") return null;
  return {
    requestId: textAt(last.body, "trace_id"),
    correlationId: textAt(last.body, "correlation_id"),
    clientRequestId: null,
  };
}
