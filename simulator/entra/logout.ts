import type { EntraCall } from "#simulator/entra/entra-routes.ts";
import { messagePage } from "#simulator/entra/sign-in-page.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** GET /{tenant}/oauth2/v2.0/logout. Only origins that registered a redirect URI are returned to. */
export function logout(call: EntraCall): Answer {
  const target = call.url.searchParams.get("post_logout_redirect_uri");
  if (target !== null && URL.canParse(target)) {
    const origins = call.simulator.options.redirectUris.map((uri) => new URL(uri).origin);
    if (origins.includes(new URL(target).origin)) return { status: 303, headers: { location: target } };
  }
  return messagePage(200, "You signed out of your account", "You can close this window.");
}
