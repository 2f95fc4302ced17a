import type { EntraCall } from "#simulator/entra/entra-routes.ts";
import { issuerUrl } from "#simulator/entra/tokens.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** The OpenID configuration. Its issuer has the host and port of the authority, as clients check. */
export function openidConfiguration(call: EntraCall): Answer {
  const base = `${call.origin}/${call.tenant}`;
  return {
    status: 200,
    body: {
      issuer: issuerUrl({ origin: call.origin, directory: call.simulator.directory }),
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ["code"],
      response_modes_supported: ["query", "form_post"],
      subject_types_supported: ["pairwise"],
      scopes_supported: ["openid", "profile", "offline_access"],
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
      code_challenge_methods_supported: ["S256"],
      claims_supported: [
        "sub",
        "iss",
        "aud",
        "exp",
        "iat",
        "nonce",
        "name",
        "preferred_username",
        "oid",
        "tid",
        "roles",
      ],
    },
  };
}

export function signingKeys(call: EntraCall): Answer {
  return { status: 200, body: { keys: [call.simulator.keys.jwk] } };
}

/** Tells a client that this host is a cloud of its own, with one alias. */
export function instanceDiscovery(call: EntraCall): Answer {
  const host = new URL(call.origin).host;
  const tenant = call.simulator.directory.tenantId;
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `${call.origin}/${tenant}/v2.0/.well-known/openid-configuration`,
      "api-version": "1.1",
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}

/** The cloud's own description, which the Azure CLI reads when a cloud is registered. */
export function cloudMetadata(call: EntraCall): Answer {
  const cloud = {
    name: "AzureSimulator",
    portal: call.origin,
    authentication: {
      loginEndpoint: call.origin,
      audiences: ["https://management.core.windows.net/", "https://management.azure.com/"],
      tenant: call.simulator.directory.tenantId,
      identityProvider: "AAD",
    },
    resourceManager: call.origin,
    suffixes: {},
  };
  const isList = (call.url.searchParams.get("api-version") ?? "") >= "2019-05-01";
  return { status: 200, body: isList ? [cloud] : cloud };
}
