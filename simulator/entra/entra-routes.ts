import { authorizePage, signInWithForm } from "#simulator/entra/authorize.ts";
import { devicePage, issueDeviceCode, signInDevice } from "#simulator/entra/device-page.ts";
import { cloudMetadata, instanceDiscovery, openidConfiguration, signingKeys } from "#simulator/entra/discovery.ts";
import { unknownTenant } from "#simulator/entra/entra-error.ts";
import { logout } from "#simulator/entra/logout.ts";
import { issueTokens } from "#simulator/entra/token-endpoint.ts";
import { userInfo } from "#simulator/entra/user-info.ts";
import type { Door } from "#simulator/http/door.ts";
import type { Answer, Exchange } from "#simulator/http/exchange.ts";
import { createRouter } from "#simulator/http/router.ts";
import type { Simulator } from "#simulator/simulator.ts";

export type EntraCall = Exchange & { simulator: Simulator; tenant: string };

type EntraHandler = (call: EntraCall) => Answer | Promise<Answer>;

type EntraOperation = { name: string; handle: EntraHandler };

const route = (name: string, method: string, path: string, handle: EntraHandler) => ({
  method,
  path,
  value: { name: `Entra_${name}`, handle },
});

/** Signing in, tokens, discovery. None of it needs a token. */
const routes = [
  route("CloudMetadata", "GET", "/metadata/endpoints", cloudMetadata),
  route("InstanceDiscovery", "GET", "/common/discovery/instance", instanceDiscovery),
  route("OpenIdConfiguration", "GET", "/{tenant}/v2.0/.well-known/openid-configuration", openidConfiguration),
  route("OpenIdConfiguration", "GET", "/{tenant}/.well-known/openid-configuration", openidConfiguration),
  route("SigningKeys", "GET", "/{tenant}/discovery/v2.0/keys", signingKeys),
  route("AuthorizePage", "GET", "/{tenant}/oauth2/v2.0/authorize", authorizePage),
  route("SignIn", "POST", "/{tenant}/oauth2/v2.0/authorize", signInWithForm),
  route("DeviceCode", "POST", "/{tenant}/oauth2/v2.0/devicecode", issueDeviceCode),
  route("DeviceCode", "POST", "/{tenant}/oauth2/devicecode", issueDeviceCode),
  route("DevicePage", "GET", "/devicelogin", devicePage),
  route("DeviceSignIn", "POST", "/devicelogin", signInDevice),
  route("UserInfo", "GET", "/oidc/userinfo", userInfo),
  route("UserInfo", "POST", "/oidc/userinfo", userInfo),
  route("Logout", "GET", "/{tenant}/oauth2/v2.0/logout", logout),
  route("Token", "POST", "/{tenant}/oauth2/v2.0/token", issueTokens),
  route("SigningKeys", "GET", "/{tenant}/discovery/keys", signingKeys),
  route("AuthorizePage", "GET", "/{tenant}/oauth2/authorize", authorizePage),
  route("SignIn", "POST", "/{tenant}/oauth2/authorize", signInWithForm),
  route("Logout", "GET", "/{tenant}/oauth2/logout", logout),
  route("Token", "POST", "/{tenant}/oauth2/token", issueTokens),
];

const router = createRouter<EntraOperation>(routes);

/** Names under which the one tenant can be addressed. */
const tenantAliases = ["organizations", "common", "adfs"];

/** The identity provider. */
export const entraDoor: Door = {
  operations: [...new Set(routes.map(({ value }) => value.name))],
  operationOf({ segments, method }) {
    const match = router.find(segments);
    return match && (match.values.get(method)?.name ?? "Entra_Unknown");
  },
  answer(simulator, exchange) {
    const match = router.find(exchange.segments);
    if (match === undefined) throw new Error("operationOf has not been asked.");
    const operation = match.values.get(exchange.method);
    if (operation === undefined) return { status: 405, headers: { allow: [...match.values.keys()].join(", ") } };
    const named = match.parameters["tenant"]?.toLowerCase();
    const { tenantId } = simulator.directory;
    if (named !== undefined && named !== tenantId && !tenantAliases.includes(named)) return unknownTenant(named);
    return operation.handle({ ...exchange, simulator, tenant: named ?? tenantId });
  },
};
