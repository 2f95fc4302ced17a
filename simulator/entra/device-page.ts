import { findApplication } from "#simulator/entra/applications.ts";
import { deviceCodeLifetimeSeconds, pollIntervalSeconds } from "#simulator/entra/device-codes.ts";
import { entraError, unknownApplication } from "#simulator/entra/entra-error.ts";
import type { EntraCall } from "#simulator/entra/entra-routes.ts";
import { findSigner } from "#simulator/entra/find-signer.ts";
import { scopeOf } from "#simulator/entra/grant.ts";
import { escapeHtml, htmlAnswer } from "#simulator/entra/html.ts";
import { messagePage, signInPage } from "#simulator/entra/sign-in-page.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** POST /{tenant}/oauth2/v2.0/devicecode: a device without a browser begins to sign a person in. */
export function issueDeviceCode(call: EntraCall): Answer {
  const { directory, signIn, clock } = call.simulator;
  const form = new URLSearchParams(call.body);
  const application = findApplication(directory, form.get("client_id"));
  if (application === undefined) return unknownApplication(directory, form.get("client_id"));
  const scope = scopeOf(form);
  if (scope === null) {
    return entraError(
      400,
      "invalid_request",
      900144,
      "The request body must contain the following parameter: 'scope'.",
    );
  }
  const code = signIn.devices.issue({ clientId: application.clientId, scope, now: clock.now() });
  const page = `${call.origin}/devicelogin`;
  return {
    status: 200,
    headers: { "cache-control": "no-store, no-cache", pragma: "no-cache" },
    body: {
      user_code: code.userCode,
      device_code: code.deviceCode,
      verification_uri: page,
      verification_url: page,
      expires_in: deviceCodeLifetimeSeconds,
      interval: pollIntervalSeconds,
      message: `To sign in, use a web browser to open the page ${page} and enter the code ${code.userCode} to authenticate.`,
    },
  };
}

/** GET /devicelogin: where the person enters the code, and then says who they are. */
export function devicePage(call: EntraCall): Answer {
  const userCode = call.url.searchParams.get("code");
  if (userCode === null) return codeForm();
  const waiting = find(call, userCode);
  return waiting ? signerPage(call, userCode) : codeForm("That code didn't work. Check the code and try again.");
}

/** POST of the second page: a user signs in, or declines. */
export function signInDevice(call: EntraCall): Answer {
  const userCode = call.url.searchParams.get("code") ?? "";
  const waiting = find(call, userCode);
  if (waiting === undefined) return codeForm("That code didn't work. Check the code and try again.");
  const { devices } = call.simulator.signIn;
  const form = new URLSearchParams(call.body);
  if (form.has("decline")) {
    devices.settle(userCode, { kind: "declined" });
    return messagePage(200, "You have declined", "The application gets no access. You can close this window.");
  }
  const signer = findSigner(call.simulator, form);
  if ("error" in signer) return signerPage(call, userCode, signer);
  devices.settle(userCode, { kind: "approved", userOid: signer.user.oid });
  const name = waiting.application.displayName;
  return messagePage(
    200,
    name,
    `You have signed in to the ${name} application on your device. You can close this window.`,
  );
}

function find(call: EntraCall, userCode: string) {
  const { signIn, clock, directory } = call.simulator;
  const code = signIn.devices.findByUserCode(userCode, clock.now());
  const application = code && findApplication(directory, code.clientId);
  return code && application && { code, application };
}

function signerPage(call: EntraCall, userCode: string, shown: { userName?: string; error?: string } = {}): Answer {
  const { directory, options } = call.simulator;
  return signInPage({
    action: `/devicelogin?code=${encodeURIComponent(userCode)}`,
    tenantName: directory.tenantName,
    users: options.demoSignIn ? directory.users : [],
    canDecline: true,
    ...shown,
  });
}

function codeForm(error?: string): Answer {
  const problem = error === undefined ? "" : `<p class="error" role="alert" id="error">${escapeHtml(error)}</p>`;
  const described = error === undefined ? "" : ' aria-invalid="true" aria-describedby="error"';
  return htmlAnswer(
    200,
    "Enter code",
    `<header><h1>Enter code</h1><p>Enter the code displayed on your app or device.</p></header>
<form method="get" action="/devicelogin">${problem}
<label for="code">Code</label>
<input id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" required${described}>
<button type="submit" class="primary">Next</button></form>`,
  );
}
