import { mkdtempSync, rmSync } from "node:fs";
import { createServer as createTlsServer, type Server } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAzurePort } from "#lib/azure/create-azure-port.ts";
import type { AzurePort } from "#lib/azure/port.ts";
import { prepareServerIdentity } from "#simulator/tls/certificates.ts";

const portAt = (origin: string): AzurePort =>
  createAzurePort({
    tenantId: "11111111-1111-4111-8111-111111111111",
    authorityHost: origin,
    armEndpoint: origin,
    cloud: "AzureCloud",
    credential: { kind: "ClientSecret", clientId: "22222222-2222-4222-8222-222222222222", clientSecret: "unused" },
  });

test("an address where nobody listens is a passing fault that names its code and place", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));

  const answer = await portAt(`https://127.0.0.1:${port}`).listSubscriptions();
  expect(answer).toMatchObject({ ok: false, failure: { kind: "transient", code: "ECONNREFUSED", httpStatus: null } });
  expect(JSON.stringify(answer)).toContain(`127.0.0.1:${port}`);
});

test("a name that does not exist is told as such", async () => {
  const answer = await portAt("https://azure.invalid").listSubscriptions();
  expect(answer).toMatchObject({
    ok: false,
    failure: { kind: "transient", code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) },
  });
});

describe("a server whose certificate nobody has vouched for", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "stillpoint-tls-"));
  let server: Server;
  let requests = 0;

  beforeAll(async () => {
    const { certificate, key } = await prepareServerIdentity(folder);
    server = createTlsServer({ cert: certificate, key }, (_request, response) => {
      requests += 1;
      response.end("{}");
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  test("gets nothing, and the failure names the certificate instead of a discovery error", async () => {
    const { port } = server.address() as AddressInfo;
    const answer = await portAt(`https://localhost:${port}`).listSubscriptions();
    expect(answer).toMatchObject({
      ok: false,
      failure: {
        kind: "transient",
        code: expect.stringMatching(/UNABLE_TO|SELF_SIGNED/),
        message: expect.stringContaining("certificate is not trusted"),
      },
    });
    expect(requests).toBe(0);
  });
});
