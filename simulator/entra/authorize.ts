import { findApplication } from "#simulator/entra/applications.ts";
import type { EntraCall } from "#simulator/entra/entra-routes.ts";
import { findSigner } from "#simulator/entra/find-signer.ts";
import { messagePage, signInPage } from "#simulator/entra/sign-in-page.ts";
import type { Answer } from "#simulator/http/exchange.ts";

type AuthorizeRequest = {
  clientId: string;
  redirectUri: string;
  responseMode: "query" | "form_post";
  scope: string;
  state?: string;
  nonce?: string;
  codeChallenge?: string;
};

/** GET /{tenant}/oauth2/v2.0/authorize: the page on which a person says who they are. */
export function authorizePage(call: EntraCall): Answer {
  const request = readRequest(call);
  return "refusal" in request ? request.refusal : page(call, {});
}

/** POST of that page: a demo user's button, or user name and password. */
export function signInWithForm(call: EntraCall): Answer {
  const request = readRequest(call);
  if ("refusal" in request) return request.refusal;
  const signer = findSigner(call.simulator, new URLSearchParams(call.body));
  if ("error" in signer) return page(call, signer);
  const { clientId, redirectUri, scope, nonce, codeChallenge } = request;
  const code = call.simulator.signIn.issue({
    clientId,
    redirectUri,
    scope,
    userOid: signer.user.oid,
    ...(nonce !== undefined && { nonce }),
    ...(codeChallenge !== undefined && { codeChallenge }),
  });
  return sendBack(request, { code, session_state: signer.user.oid });
}

function page(call: EntraCall, shown: { userName?: string; error?: string }): Answer {
  const { directory, options } = call.simulator;
  return signInPage({
    action: `${call.url.pathname}${call.url.search}`,
    tenantName: directory.tenantName,
    users: options.demoSignIn ? directory.users : [],
    ...shown,
  });
}

/** A request that is wrong in a way that makes the return address untrustworthy is answered with a page, never a redirect. */
function readRequest(call: EntraCall): AuthorizeRequest | { refusal: Answer } {
  const parameters = call.url.searchParams;
  const { directory, options } = call.simulator;
  const refuse = (number: number, sentence: string) => ({
    refusal: messagePage(400, "Sign-in is not possible", `AADSTS${number}: ${sentence}`),
  });
  const clientId = parameters.get("client_id") ?? "";
  const redirectUri = parameters.get("redirect_uri") ?? "";
  const mode = parameters.get("response_mode") ?? "query";
  const application = findApplication(directory, clientId);
  if (application === undefined || application === directory.servicePrincipal) {
    return refuse(
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${directory.tenantName}'.`,
    );
  }
  const isRegistered = application.isPublic ? isOwnMachine(redirectUri) : options.redirectUris.includes(redirectUri);
  if (!isRegistered) {
    return refuse(
      50011,
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'.`,
    );
  }
  if (parameters.get("response_type") !== "code")
    return refuse(700054, "Only response_type 'code' is enabled for the application.");
  if (mode !== "query" && mode !== "form_post") return refuse(900144, `The response_mode '${mode}' is not supported.`);
  const codeChallenge = parameters.get("code_challenge") ?? undefined;
  if (codeChallenge !== undefined && parameters.get("code_challenge_method") !== "S256") {
    return refuse(9002325, "Only the code_challenge_method 'S256' is accepted.");
  }
  const state = parameters.get("state");
  const nonce = parameters.get("nonce");
  return {
    clientId,
    redirectUri,
    responseMode: mode,
    scope: parameters.get("scope") ?? "openid",
    ...(state !== null && { state }),
    ...(nonce !== null && { nonce }),
    ...(codeChallenge !== undefined && { codeChallenge }),
  };
}

/** A program on the person's machine listens on a port of its own choice. */
function isOwnMachine(uri: string): boolean {
  return URL.canParse(uri) && /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(new URL(uri).origin);
}

function sendBack(request: AuthorizeRequest, values: Record<string, string>): Answer {
  const all = { ...values, ...(request.state !== undefined && { state: request.state }) };
  if (request.responseMode === "form_post")
    return messagePage(200, "Signing in", "", { action: request.redirectUri, fields: all });
  const target = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value);
  return { status: 303, headers: { location: target.href, "cache-control": "no-store" } };
}
