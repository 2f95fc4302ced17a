import { authorizePage, signInWithForm } from "#simulator/entra/authorize.ts";
import { cloudMetadata, instanceDiscovery, openidConfiguration, signingKeys } from "#simulator/entra/discovery.ts";
import { unknownTenant } from "#simulator/entra/entra-error.ts";
import { logout } from "#simulator/entra/logout.ts";
import { issueTokens } from "#simulator/entra/token-endpoint.ts";
import type { Answer, Exchange } from "#simulator/http/exchange.ts";
import { createRouter } from "#simulator/http/router.ts";
import type { Simulator } from "#simulator/simulator.ts";

export type EntraCall = Exchange & { simulator: Simulator; tenant: string };

type EntraHandler = (call: EntraCall) => Answer | Promise<Answer>;

/** Everything that is not Resource Manager: signing in, tokens, discovery. None of it needs a token. */
const routes: { method: string; path: string; value: EntraHandler }[] = [
  { method: "GET", path: "/metadata/endpoints", value: cloudMetadata },
  { method: "GET", path: "/common/discovery/instance", value: instanceDiscovery },
  { method: "GET", path: "/{tenant}/v2.0/.well-known/openid-configuration", value: openidConfiguration },
  { method: "GET", path: "/{tenant}/.well-known/openid-configuration", value: openidConfiguration },
  { method: "GET", path: "/{tenant}/discovery/v2.0/keys", value: signingKeys },
  { method: "GET", path: "/{tenant}/oauth2/v2.0/authorize", value: authorizePage },
  { method: "POST", path: "/{tenant}/oauth2/v2.0/authorize", value: signInWithForm },
  { method: "GET", path: "/{tenant}/oauth2/v2.0/logout", value: logout },
  { method: "POST", path: "/{tenant}/oauth2/v2.0/token", value: issueTokens },
];

const router = createRouter(routes);

/** Names under which the one tenant can be addressed. */
const tenantAliases = ["organizations", "common", "adfs"];

/** The answer of the identity provider; undefined when the path is none of its own. */
export async function answerEntra(simulator: Simulator, exchange: Exchange): Promise<Answer | undefined> {
  const match = router.find(exchange.segments);
  if (match === undefined) return undefined;
  const handler = match.values.get(exchange.method);
  if (handler === undefined) return { status: 405, headers: { allow: [...match.values.keys()].join(", ") } };
  const named = match.parameters["tenant"]?.toLowerCase();
  const { tenantId } = simulator.directory;
  if (named !== undefined && named !== tenantId && !tenantAliases.includes(named)) return unknownTenant(named);
  return handler({ ...exchange, simulator, tenant: named ?? tenantId });
}
