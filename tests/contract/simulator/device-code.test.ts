import { PublicClientApplication } from "@azure/msal-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const cliClientId = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
const scope = "https://management.azure.com/user_impersonation offline_access openid profile";
let simulator: StartedSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator?.stop());

type DeviceCode = {
  user_code: string;
  device_code: string;
  verification_uri: string;
  interval: number;
  message: string;
};

async function postForm(path: string, form: Record<string, string>) {
  const response = await fetch(`${simulator.origin}${path}`, { method: "POST", body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const tenant = () => `/${simulator.credentials.tenantId}/oauth2/v2.0`;
const begin = async () =>
  (await postForm(`${tenant()}/devicecode`, { client_id: cliClientId, scope })).body as DeviceCode;
const poll = (code: DeviceCode) =>
  postForm(`${tenant()}/token`, {
    grant_type: "urn:ietf:params:oauth:grant-type:device_code",
    client_id: cliClientId,
    device_code: code.device_code,
  });

/** What a person does in the browser: enter the code, then say who they are. */
async function answerOnPage(code: DeviceCode, form: Record<string, string>): Promise<string> {
  const page = `${code.verification_uri}?code=${code.user_code.toLowerCase()}`;
  expect(await (await fetch(page)).text()).toContain("Pick a demo user");
  return (await fetch(page, { method: "POST", body: new URLSearchParams(form) })).text();
}

describe("the device code flow", () => {
  it("gives msal tokens once the person has signed in elsewhere", async () => {
    const { host } = new URL(simulator.origin);
    const authority = `${simulator.origin}/organizations`;
    const app = new PublicClientApplication({ auth: { clientId: cliClientId, authority, knownAuthorities: [host] } });
    const [user] = simulator.credentials.users;
    const result = await app.acquireTokenByDeviceCode({
      scopes: ["https://management.azure.com/user_impersonation"],
      deviceCodeCallback: ({ userCode, verificationUri }) => {
        const body = new URLSearchParams({ demo_user: user?.userPrincipalName ?? "" });
        void fetch(`${verificationUri}?code=${userCode}`, { method: "POST", body });
      },
    });
    expect(result?.account?.username).toBe(user?.userPrincipalName);
    const answer = await fetch(`${simulator.origin}/subscriptions?api-version=2022-12-01`, {
      headers: { authorization: `Bearer ${result?.accessToken}` },
    });
    expect(answer.status).toBe(200);
  });

  it("keeps the device waiting, and from asking too often, until then", async () => {
    const code = await begin();
    expect(code.interval).toBe(5);
    expect(code.message).toContain(code.user_code);
    expect(await poll(code)).toMatchObject({
      status: 400,
      body: { error: "authorization_pending", error_codes: [70016] },
    });
    expect(await poll(code)).toMatchObject({ status: 400, body: { error: "slow_down" } });
    const [user] = simulator.credentials.users;
    const page = await answerOnPage(code, { username: user?.userPrincipalName ?? "", password: user?.password ?? "" });
    expect(page).toContain("You have signed in to the Microsoft Azure CLI application");
    expect(await poll(code)).toMatchObject({ status: 200, body: { refresh_token: expect.any(String) } });
    expect(await poll(code)).toMatchObject({ status: 400, body: { error: "bad_verification_code" } });
  });

  it("ends when the person declines", async () => {
    const code = await begin();
    expect(await answerOnPage(code, { decline: "true" })).toContain("You have declined");
    expect(await poll(code)).toMatchObject({ status: 400, body: { error: "authorization_declined" } });
  });

  it("ends after fifteen minutes", async () => {
    const code = await begin();
    await simulator.control("POST", "/clock/advance", { seconds: 901 });
    const page = await fetch(`${code.verification_uri}?code=${code.user_code}`);
    expect(await page.text()).toContain("That code didn&#39;t work");
    expect(await poll(code)).toMatchObject({ status: 400, body: { error: "expired_token", error_codes: [70019] } });
  });

  it("asks again for a wrong password, and knows only codes that were given", async () => {
    const code = await begin();
    const page = await answerOnPage(code, { username: "amelia.hart@contoso.example", password: "wrong" });
    expect(page).toContain("Your account or password is incorrect.");
    expect(await (await fetch(`${simulator.origin}/devicelogin?code=NOTACODE1`)).text()).toContain(
      "That code didn&#39;t work",
    );
    expect(await postForm(`${tenant()}/devicecode`, { client_id: "nobody", scope })).toMatchObject({
      status: 400,
      body: { error_codes: [700016] },
    });
  });
});
