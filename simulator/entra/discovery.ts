import { entraError } from "#simulator/entra/entra-error.ts";
import type { EntraCall } from "#simulator/entra/entra-routes.ts";
import { issuerUrl } from "#simulator/entra/tokens.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** Where the endpoints of an authority are: Entra's version 2, or the older form that AD FS has, too. */
export function endpointsOf(call: EntraCall): Record<"authorize" | "token" | "deviceCode" | "logout" | "keys", string> {
  const base = `${call.origin}/${call.tenant}`;
  const isOld = call.tenant === "adfs";
  const oauth = isOld ? `${base}/oauth2` : `${base}/oauth2/v2.0`;
  return {
    authorize: `${oauth}/authorize`,
    token: `${oauth}/token`,
    deviceCode: `${oauth}/devicecode`,
    logout: `${oauth}/logout`,
    keys: isOld ? `${base}/discovery/keys` : `${base}/discovery/v2.0/keys`,
  };
}

/** The OpenID configuration. Its issuer has the host and port of the authority, as clients check. */
export function openidConfiguration(call: EntraCall): Answer {
  const endpoints = endpointsOf(call);
  const isShared = call.tenant === "common" || call.tenant === "organizations";
  return {
    status: 200,
    body: {
      issuer: isShared
        ? `${call.origin}/{tenantid}/v2.0`
        : issuerUrl({ origin: call.origin, directory: call.simulator.directory }),
      authorization_endpoint: endpoints.authorize,
      token_endpoint: endpoints.token,
      device_authorization_endpoint: endpoints.deviceCode,
      end_session_endpoint: endpoints.logout,
      jwks_uri: endpoints.keys,
      userinfo_endpoint: `${call.origin}/oidc/userinfo`,
      response_types_supported: ["code"],
      response_modes_supported: ["query", "form_post"],
      subject_types_supported: ["pairwise"],
      scopes_supported: ["openid", "profile", "email", "offline_access"],
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
  return { status: 200, body: { keys: call.simulator.keys.published().map((key) => key.jwk) } };
}

/**
 * Tells a client that this host is a cloud of its own, with one alias. The Azure CLI leaves the port out of the authority
 * that it asks for, so the answer puts it back.
 */
export function instanceDiscovery(call: EntraCall): Answer {
  const { host, hostname } = new URL(call.origin);
  const asked = call.url.searchParams.get("authorization_endpoint") ?? "";
  if (!URL.canParse(asked)) {
    const sentence = "The request body must contain the following parameter: 'authorization_endpoint'.";
    return entraError(400, "invalid_request", 900144, sentence);
  }
  const authority = new URL(asked);
  if (authority.hostname !== hostname)
    return entraError(400, "invalid_instance", 50049, "Unknown or invalid instance.");
  const tenant = authority.pathname.split("/").find(Boolean) ?? call.simulator.directory.tenantId;
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `${call.origin}/${tenant}/v2.0/.well-known/openid-configuration`,
      "api-version": "1.1",
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}

const audiences = ["https://management.core.windows.net/", "https://management.azure.com/"];

/**
 * The cloud's own description. The oldest form, which the Azure CLI reads when a cloud is registered, names an authority in
 * the style of AD FS: every other one the CLI checks with Microsoft's own host first.
 */
export function cloudMetadata(call: EntraCall): Answer {
  const isList = (call.url.searchParams.get("api-version") ?? "") >= "2019-05-01";
  return { status: 200, body: isList ? [describeCloud(call)] : oldDescription(call.origin) };
}

function oldDescription(origin: string): unknown {
  return {
    galleryEndpoint: origin,
    graphEndpoint: origin,
    portalEndpoint: origin,
    authentication: { loginEndpoint: `${origin}/adfs`, audiences },
  };
}

function describeCloud(call: EntraCall): unknown {
  const { origin } = call;
  return {
    name: "AzureSimulator",
    portal: origin,
    authentication: {
      loginEndpoint: origin,
      audiences,
      tenant: "common",
      identityProvider: "AAD",
    },
    resourceManager: origin,
    graph: origin,
    graphAudience: origin,
    microsoftGraphResourceId: origin,
    gallery: origin,
    suffixes: {},
  };
}
