import { ConfidentialClientApplication, CryptoProvider } from "@azure/msal-node";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const redirectUri = "http://localhost:4999/auth/callback";
const scopes = ["https://management.azure.com/user_impersonation"];
let simulator: StartedSimulator;
let application: ConfidentialClientApplication;

beforeAll(async () => {
  simulator = await startSimulator({ redirectUris: [redirectUri] });
  const { tenantId, signIn } = simulator.credentials;
  const authority = `${simulator.origin}/${tenantId}`;
  application = new ConfidentialClientApplication({
    auth: { ...signIn, authority, knownAuthorities: [new URL(simulator.origin).host] },
  });
});
afterAll(() => simulator?.stop());

type Started = { url: string; verifier: string };

async function startSignIn(): Promise<Started> {
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const url = await application.getAuthCodeUrl({
    scopes,
    redirectUri,
    codeChallenge: challenge,
    codeChallengeMethod: "S256",
    state: "the-state",
    nonce: "the-nonce",
  });
  return { url, verifier };
}

function submit(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
}

async function codeFor(url: string, userPrincipalName: string): Promise<string> {
  const answer = await submit(url, { demo_user: userPrincipalName });
  expect(answer.status).toBe(303);
  const back = new URL(answer.headers.get("location") ?? "");
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
  expect(back.searchParams.get("state")).toBe("the-state");
  return back.searchParams.get("code") ?? "";
}

describe("the sign-in of a person", () => {
  it("offers the demo users and a form on one page", async () => {
    const { url } = await startSignIn();
    const page = await (await fetch(url)).text();
    expect(page).toContain("Contoso sign-in · simulator");
    for (const user of simulator.credentials.users) expect(page).toContain(user.name);
    expect(page).toContain('autocomplete="current-password"');
    for (const user of simulator.credentials.users) expect(page).not.toContain(user.password);
  });

  it("gives roles, nonce and identity for a code with its verifier, once", async () => {
    const { url, verifier } = await startSignIn();
    const [user] = simulator.credentials.users;
    const code = await codeFor(url, user?.userPrincipalName ?? "");
    const request = { code, redirectUri, scopes, codeVerifier: verifier, nonce: "the-nonce" };
    const result = await application.acquireTokenByCode(request);
    const { tenantId } = simulator.credentials;
    expect(result.account?.homeAccountId).toBe(`${user?.oid}.${tenantId}`);
    expect(result.idTokenClaims).toMatchObject({
      aud: simulator.credentials.signIn.clientId,
      iss: `${simulator.origin}/${tenantId}/v2.0`,
      tid: tenantId,
      oid: user?.oid,
      sub: user?.oid,
      nonce: "the-nonce",
      name: user?.name,
      preferred_username: user?.userPrincipalName,
      roles: ["Stillpoint.Administrator"],
    });
    await expect(application.acquireTokenByCode(request)).rejects.toMatchObject({
      errorCode: "invalid_grant",
    });
  });

  it("keeps a person signed in by the refresh token", async () => {
    const { url, verifier } = await startSignIn();
    const code = await codeFor(url, simulator.credentials.users[1]?.userPrincipalName ?? "");
    const first = await application.acquireTokenByCode({
      code,
      redirectUri,
      scopes,
      codeVerifier: verifier,
      nonce: "the-nonce",
    });
    if (first.account === null) throw new Error("The sign-in gave no account.");
    const again = await application.acquireTokenSilent({ account: first.account, scopes, forceRefresh: true });
    expect(again.fromCache).toBe(false);
    expect(decodeJwt(again.accessToken)["oid"]).toBe(first.account.localAccountId);
  });

  it("gives no roles to the user who has none", async () => {
    const nobody = simulator.credentials.users.find((user) => user.roles.length === 0);
    const { url, verifier } = await startSignIn();
    const code = await codeFor(url, nobody?.userPrincipalName ?? "");
    const result = await application.acquireTokenByCode({
      code,
      redirectUri,
      scopes,
      codeVerifier: verifier,
      nonce: "the-nonce",
    });
    expect(result.idTokenClaims).not.toHaveProperty("roles");
  });

  it("refuses a code with another verifier", async () => {
    const { url } = await startSignIn();
    const code = await codeFor(url, simulator.credentials.users[0]?.userPrincipalName ?? "");
    const codeVerifier = (await new CryptoProvider().generatePkceCodes()).verifier;
    const refused = application.acquireTokenByCode({ code, redirectUri, scopes, codeVerifier });
    await expect(refused).rejects.toMatchObject({ errorCode: "invalid_grant" });
  });

  it("takes user name and password, and keeps the name when the password is wrong", async () => {
    const { url } = await startSignIn();
    const [user] = simulator.credentials.users;
    const wrong = await submit(url, { username: user?.userPrincipalName ?? "", password: "guess" });
    const page = await wrong.text();
    expect(page).toContain("Your account or password is incorrect.");
    expect(page).toContain(`value="${user?.userPrincipalName}"`);
    const right = await submit(url, { username: user?.userPrincipalName ?? "", password: user?.password ?? "" });
    expect(right.status).toBe(303);
  });

  it("never sends anybody to an address that is not registered", async () => {
    const { url } = await startSignIn();
    const elsewhere = new URL(url);
    elsewhere.searchParams.set("redirect_uri", "http://evil.example/callback");
    const answer = await submit(elsewhere.href, { demo_user: simulator.credentials.users[0]?.userPrincipalName ?? "" });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("location")).toBeNull();
    const logout = `${simulator.origin}/${simulator.credentials.tenantId}/oauth2/v2.0/logout?post_logout_redirect_uri=`;
    const away = await fetch(`${logout}${encodeURIComponent("http://evil.example/")}`, { redirect: "manual" });
    expect(away.status).toBe(200);
    const home = await fetch(`${logout}${encodeURIComponent("http://localhost:4999/bye")}`, { redirect: "manual" });
    expect(home.headers.get("location")).toBe("http://localhost:4999/bye");
  });

  it("needs the password where signing in without one is switched off", async () => {
    const strict = await startSimulator({ redirectUris: [redirectUri], args: ["--no-demo-sign-in"] });
    const { signIn, tenantId, users } = strict.credentials;
    const url = new URL(`${strict.origin}/${tenantId}/oauth2/v2.0/authorize`);
    url.search = new URLSearchParams({
      client_id: signIn.clientId,
      redirect_uri: redirectUri,
      response_type: "code",
    }).toString();
    const [user] = users;
    const page = await (await submit(url.href, { demo_user: user?.userPrincipalName ?? "" })).text();
    expect(page).toContain("switched off");
    expect(page).not.toContain("Pick a demo user");
    const form = { username: user?.userPrincipalName ?? "", password: user?.password ?? "" };
    expect((await submit(url.href, form)).status).toBe(303);
    await strict.stop();
  });
});
