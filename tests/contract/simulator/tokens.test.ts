import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { ConfidentialClientApplication, ManagedIdentityApplication } from "@azure/msal-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const scopes = ["https://management.azure.com/.default"];
let simulator: StartedSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator?.stop());

function application(
  auth: Record<string, unknown>,
  tenant = simulator.credentials.tenantId,
): ConfidentialClientApplication {
  const { host } = new URL(simulator.origin);
  const authority = `${simulator.origin}/${tenant}`;
  const { clientId } = simulator.credentials.servicePrincipal;
  return new ConfidentialClientApplication({ auth: { clientId, authority, knownAuthorities: [host], ...auth } });
}

async function postToken(form: Record<string, string>, tenant = simulator.credentials.tenantId) {
  const response = await fetch(`${simulator.origin}/${tenant}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as { error: string; error_codes: number[] } };
}

describe("tokens for the application", () => {
  it("come for the right secret, with msal-node as it is", async () => {
    const { clientSecret } = simulator.credentials.servicePrincipal;
    const result = await application({ clientSecret }).acquireTokenByClientCredential({ scopes });
    expect(result?.tokenType).toBe("Bearer");
    expect(result?.expiresOn?.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
  });

  it("come for the registered certificate", async () => {
    const { certificateFile, thumbprintSha256 } = simulator.credentials.servicePrincipal;
    const pem = await readFile(certificateFile, "utf8");
    const privateKey = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/.exec(pem)?.[0] ?? "";
    const x5c = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem)?.[0] ?? "";
    const app = application({ clientCertificate: { thumbprintSha256, privateKey, x5c } });
    expect((await app.acquireTokenByClientCredential({ scopes }))?.accessToken).toBeTruthy();
  });

  it("do not come for another secret, application or tenant", async () => {
    const { clientId, clientSecret } = simulator.credentials.servicePrincipal;
    const wrong = application({ clientSecret: "not-the-secret" }).acquireTokenByClientCredential({ scopes });
    await expect(wrong).rejects.toMatchObject({
      errorCode: "invalid_client",
      errorMessage: expect.stringContaining("AADSTS7000215"),
    });
    const form = {
      grant_type: "client_credentials",
      scope: scopes[0] ?? "",
      client_id: clientId,
      client_secret: clientSecret,
    };
    expect(await postToken({ ...form, client_id: randomUUID() })).toMatchObject({
      status: 400,
      body: { error_codes: [700016] },
    });
    expect(await postToken(form, randomUUID())).toMatchObject({ status: 400, body: { error_codes: [90002] } });
    expect(await postToken({ ...form, client_secret: "" })).toMatchObject({
      status: 401,
      body: { error: "invalid_client" },
    });
    expect(await postToken({ ...form, scope: "https://graph.microsoft.com/.default" })).toMatchObject({
      body: { error_codes: [500011] },
    });
    expect(await postToken({ ...form, grant_type: "password" })).toMatchObject({
      body: { error: "unsupported_grant_type" },
    });
  });

  it("come for a managed identity over the metadata service", async () => {
    process.env["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = simulator.controlOrigin;
    const identity = new ManagedIdentityApplication();
    const result = await identity.acquireToken({ resource: "https://management.azure.com" });
    const answer = await fetch(`${simulator.origin}/subscriptions?api-version=2022-12-01`, {
      headers: { authorization: `Bearer ${result.accessToken}` },
    });
    expect(answer.status).toBe(200);
    delete process.env["AZURE_POD_IDENTITY_AUTHORITY_HOST"];
  });
});
