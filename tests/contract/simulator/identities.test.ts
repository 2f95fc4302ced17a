import { ComputeManagementClient } from "@azure/arm-compute";
import type { TokenCredential } from "@azure/core-auth";
import { ConfidentialClientApplication } from "@azure/msal-node";
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const cliClientId = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
const management = "https://management.azure.com/.default";
const userScope = "https://management.azure.com/user_impersonation openid profile offline_access";
let simulator: StartedSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
  return () => simulator.stop();
});

type Tokens = {
  access_token: string;
  refresh_token: string;
  id_token: string;
  error: string;
  suberror: string;
  error_codes: number[];
  [name: string]: unknown;
};

async function token(form: Record<string, string>, path = `/${simulator.credentials.tenantId}/oauth2/v2.0/token`) {
  const response = await fetch(`${simulator.origin}${path}`, { method: "POST", body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Tokens };
}

const user = () => {
  const [first] = simulator.credentials.users;
  if (first === undefined) throw new Error("The tenant has no users.");
  return first;
};
const signIn = (scope = userScope) =>
  token({
    grant_type: "password",
    client_id: cliClientId,
    scope,
    username: user().userPrincipalName,
    password: user().password,
  });
const refresh = (refreshToken: string) =>
  token({ grant_type: "refresh_token", client_id: cliClientId, refresh_token: refreshToken, scope: userScope });
const forItself = (more: Record<string, string> = {}, path?: string) => {
  const { clientId, clientSecret } = simulator.credentials.servicePrincipal;
  const form = {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    scope: management,
  };
  return token({ ...form, ...more }, path);
};
const change = (body: object) => simulator.control("POST", "/identities", body);
const listSubscriptions = (accessToken: string) =>
  fetch(`${simulator.origin}/subscriptions?api-version=2022-12-01`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });

afterEach(async () => {
  await change({ disabled: false, secretExpired: false, consentMissing: false });
  await change({ name: user().userPrincipalName, disabled: false });
  await change({ name: simulator.credentials.signIn.clientId, consentMissing: false });
});

describe("an application", () => {
  it("gets nothing with an expired secret, or while it is disabled", async () => {
    await change({ secretExpired: true });
    expect(await forItself()).toMatchObject({ status: 401, body: { error: "invalid_client", error_codes: [7000222] } });
    await change({ secretExpired: false, disabled: true });
    expect(await forItself()).toMatchObject({ status: 400, body: { error_codes: [7000112] } });
    await change({ disabled: false });
    expect(await forItself()).toMatchObject({ status: 200 });
  });

  it("must name its tenant", async () => {
    for (const alias of ["common", "organizations"])
      expect(await forItself({}, `/${alias}/oauth2/v2.0/token`)).toMatchObject({
        status: 400,
        body: { error_codes: [50059] },
      });
  });

  it("gets tokens of the older endpoint for a resource, in its older form", async () => {
    const form = { resource: "https://management.azure.com/" };
    const { clientId, clientSecret } = simulator.credentials.servicePrincipal;
    const path = `/${simulator.credentials.tenantId}/oauth2/token`;
    const answer = await token(
      { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret, ...form },
      path,
    );
    expect(answer.body).toMatchObject({
      expires_in: "3600",
      expires_on: expect.stringMatching(/^\d+$/),
      resource: "https://management.azure.com",
    });
    expect((await listSubscriptions(answer.body.access_token)).status).toBe(200);
  });
});

describe("a person", () => {
  it("has name, object id and app roles in the id token, and tells more about themselves at userinfo", async () => {
    const { body } = await signIn("openid profile email");
    expect(decodeJwt(body.id_token)).toMatchObject({
      oid: user().oid,
      preferred_username: user().userPrincipalName,
      roles: user().roles,
    });
    const info = await fetch(`${simulator.origin}/oidc/userinfo`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(await info.json()).toMatchObject({ sub: user().oid, email: user().userPrincipalName });
    expect((await fetch(`${simulator.origin}/oidc/userinfo`)).status).toBe(401);
    expect((await listSubscriptions(body.access_token)).status).toBe(401);
  });

  it("stays signed in with refresh tokens, each of which brings another", async () => {
    const first = await signIn();
    const second = await refresh(first.body.refresh_token);
    expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
    expect(await refresh(second.body.refresh_token)).toMatchObject({ status: 200 });
    expect(await refresh(`${second.body.refresh_token}x`)).toMatchObject({
      status: 400,
      body: { error_codes: [9002313] },
    });
  });

  it("has to sign in again after the sessions were revoked", async () => {
    const { body } = await signIn();
    await change({ name: user().userPrincipalName, sessionsRevoked: true });
    expect(await refresh(body.refresh_token)).toMatchObject({
      status: 400,
      body: { error: "invalid_grant", error_codes: [50173] },
    });
    const again = await signIn();
    expect(await refresh(again.body.refresh_token)).toMatchObject({ status: 200 });
  });

  it("gets nothing while the account is disabled, from any grant", async () => {
    const { body } = await signIn();
    await change({ name: user().userPrincipalName, disabled: true });
    expect(await signIn()).toMatchObject({ status: 400, body: { error_codes: [50057] } });
    expect(await refresh(body.refresh_token)).toMatchObject({ status: 400, body: { error_codes: [50057] } });
  });

  it("gets nothing through an application that lost the consent", async () => {
    const { signIn: app } = simulator.credentials;
    const redirectUri = "http://localhost:3000/auth/callback";
    const query = new URLSearchParams({
      client_id: app.clientId,
      response_type: "code",
      redirect_uri: redirectUri,
      scope: userScope,
    });
    const page = `${simulator.origin}/${simulator.credentials.tenantId}/oauth2/v2.0/authorize?${query}`;
    const form = new URLSearchParams({ demo_user: user().userPrincipalName });
    const sent = await fetch(page, { method: "POST", body: form, redirect: "manual" });
    const code = new URL(sent.headers.get("location") ?? "").searchParams.get("code") ?? "";
    await change({ name: app.clientId, consentMissing: true });
    const grant = { grant_type: "authorization_code", client_id: app.clientId, client_secret: app.clientSecret };
    expect(await token({ ...grant, code, redirect_uri: redirectUri })).toMatchObject({
      status: 400,
      body: { error: "invalid_grant", suberror: "consent_required", error_codes: [65001] },
    });
  });

  it("has to sign in again after ninety days away", async () => {
    const { body } = await signIn();
    await simulator.control("POST", "/clock/advance", { seconds: 91 * 24 * 3600 });
    expect(await refresh(body.refresh_token)).toMatchObject({
      status: 400,
      body: { error: "invalid_grant", error_codes: [700082] },
    });
  });

  it("is told apart: unknown name, wrong password", async () => {
    const form = { grant_type: "password", client_id: cliClientId, scope: userScope };
    expect(await token({ ...form, username: "nobody@contoso.example", password: "x" })).toMatchObject({
      body: { error_codes: [50034] },
    });
    expect(await token({ ...form, username: user().userPrincipalName, password: "x" })).toMatchObject({
      body: { error_codes: [50126] },
    });
  });
});

describe("continuous access evaluation", () => {
  it("has clients that understand it fetch a new token, without anybody noticing", async () => {
    const { clientId, clientSecret } = simulator.credentials.servicePrincipal;
    const { host } = new URL(simulator.origin);
    const app = new ConfidentialClientApplication({
      auth: {
        clientId,
        clientSecret,
        authority: `${simulator.origin}/${simulator.credentials.tenantId}`,
        knownAuthorities: [host],
        clientCapabilities: ["CP1"],
      },
    });
    const asked: (string | undefined)[] = [];
    const credential: TokenCredential = {
      async getToken(_, options) {
        asked.push(options?.claims);
        const request = { scopes: [management], ...(options?.claims !== undefined && { claims: options.claims }) };
        const result = await app.acquireTokenByClientCredential(request);
        return result && { token: result.accessToken, expiresOnTimestamp: result.expiresOn?.getTime() ?? 0 };
      },
    };
    const subscriptions = (await (await listSubscriptions((await forItself()).body.access_token)).json()) as {
      value: { subscriptionId: string }[];
    };
    const compute = new ComputeManagementClient(credential, subscriptions.value[0]?.subscriptionId ?? "", {
      endpoint: simulator.origin,
    });
    await compute.virtualMachines.listAll().next();
    await change({ tokensChallenged: true });
    await compute.virtualMachines.listAll().next();
    expect(asked).toEqual([undefined, expect.stringContaining('"nbf"')]);
  });

  it("lets tokens of clients that do not understand it live on", async () => {
    const { body } = await forItself();
    await change({ tokensChallenged: true });
    expect((await listSubscriptions(body.access_token)).status).toBe(200);
    const capable = await forItself({ claims: '{"access_token":{"xms_cc":{"values":["CP1"]}}}' });
    await change({ tokensChallenged: true });
    const refused = await listSubscriptions(capable.body.access_token);
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toMatch(/error="insufficient_claims", claims="[A-Za-z0-9+/=]+"/);
  });
});

describe("signing keys", () => {
  it("roll over: old tokens stay good until the old key is forgotten", async () => {
    const before = await forItself();
    await simulator.control("POST", "/signing-keys", { action: "roll" });
    const after = await forItself();
    const key = (of: typeof before) => decodeProtectedHeader(of.body.access_token).kid;
    expect(key(after)).not.toBe(key(before));
    const keys = await publishedKeys();
    expect(keys.keys.map(({ kid }) => kid)).toEqual([key(after), key(before)]);
    for (const { body } of [before, after]) await jwtVerify(body.access_token, createLocalJWKSet(keys));
    expect((await listSubscriptions(before.body.access_token)).status).toBe(200);
    await simulator.control("POST", "/signing-keys", { action: "forget" });
    expect((await publishedKeys()).keys).toHaveLength(1);
    expect((await listSubscriptions(before.body.access_token)).status).toBe(401);
    expect((await listSubscriptions(after.body.access_token)).status).toBe(200);
  });

  async function publishedKeys() {
    const answer = await fetch(`${simulator.origin}/common/discovery/v2.0/keys`);
    return (await answer.json()) as Parameters<typeof createLocalJWKSet>[0];
  }
});

describe("discovery", () => {
  const read = async (path: string) => {
    const answer = await fetch(`${simulator.origin}${path}`);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it("describes the cloud to the Azure CLI in the form of its version", async () => {
    const old = await read("/metadata/endpoints?api-version=2015-01-01");
    expect(old.body).toMatchObject({
      authentication: { loginEndpoint: `${simulator.origin}/adfs` },
      graphEndpoint: expect.any(String),
    });
    const list = await read("/metadata/endpoints?api-version=2022-09-01");
    expect(list.body).toMatchObject([
      { resourceManager: simulator.origin, authentication: { loginEndpoint: simulator.origin } },
    ]);
  });

  it("puts back the port that the Azure CLI leaves out of the authority", async () => {
    const { tenantId } = simulator.credentials;
    const authority = encodeURIComponent(`https://localhost/${tenantId}/oauth2/v2.0/authorize`);
    const found = await read(`/common/discovery/instance?authorization_endpoint=${authority}&api-version=1.0`);
    const { host } = new URL(simulator.origin);
    expect(found.body).toMatchObject({
      tenant_discovery_endpoint: `${simulator.origin}/${tenantId}/v2.0/.well-known/openid-configuration`,
      metadata: [{ preferred_network: host, aliases: [host] }],
    });
    const other = encodeURIComponent("https://login.elsewhere.example/x/oauth2/v2.0/authorize");
    expect(await read(`/common/discovery/instance?authorization_endpoint=${other}`)).toMatchObject({
      status: 400,
      body: { error: "invalid_instance", error_codes: [50049] },
    });
  });

  it("names the endpoints of each kind of authority", async () => {
    const adfs = await read("/adfs/.well-known/openid-configuration");
    expect(adfs.body).toMatchObject({ token_endpoint: `${simulator.origin}/adfs/oauth2/token` });
    const common = await read("/common/v2.0/.well-known/openid-configuration");
    expect(common.body).toMatchObject({
      issuer: `${simulator.origin}/{tenantid}/v2.0`,
      device_authorization_endpoint: expect.stringContaining("/devicecode"),
    });
    expect(await read("/11111111-1111-1111-1111-111111111111/v2.0/.well-known/openid-configuration")).toMatchObject({
      status: 400,
      body: { error_codes: [90002] },
    });
  });
});
