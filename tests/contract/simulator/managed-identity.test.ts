import { readFile } from "node:fs/promises";
import path from "node:path";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

type Connection = {
  authorityHost: string;
  identityEndpoint: string;
  identityHeader: string;
  userAssignedClientId: string;
};

const resource = "https://management.azure.com/";
let simulator: StartedSimulator;
let connection: Connection;

beforeAll(async () => {
  simulator = await startSimulator();
  connection = JSON.parse(await readFile(path.join(simulator.dataFolder, "simulator.json"), "utf8")).managedIdentity;
});
afterAll(() => simulator?.stop());

async function ask(address: string, query: Record<string, string>, headers: Record<string, string>) {
  const answer = await fetch(`${address}?${new URLSearchParams(query)}`, { headers });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === "" ? {} : JSON.parse(text) };
}

const onMachine = (query: Record<string, string> = {}, headers: Record<string, string> = { metadata: "true" }) =>
  ask(
    `${connection.authorityHost}/metadata/identity/oauth2/token`,
    { "api-version": "2018-02-01", resource, ...query },
    headers,
  );
const onAppService = (query: Record<string, string> = {}, header = connection.identityHeader) =>
  ask(
    connection.identityEndpoint,
    { "api-version": "2019-08-01", resource, ...query },
    { "x-identity-header": header },
  );

describe("the identity of a machine", () => {
  it("gets a token for Resource Manager, with its end in seconds since 1970", async () => {
    const { status, body } = await onMachine();
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "Bearer", resource, expires_on: expect.stringMatching(/^\d{10}$/) });
    const clientId = simulator.credentials.servicePrincipal.clientId;
    expect(decodeJwt(body.access_token)).toMatchObject({ appid: clientId });
    const answer = await fetch(`${simulator.origin}/subscriptions?api-version=2022-12-01`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(answer.status).toBe(200);
  });

  it("can be one that was assigned, by its client id", async () => {
    const { body } = await onMachine({ client_id: connection.userAssignedClientId });
    expect(body.client_id).toBe(connection.userAssignedClientId);
    expect(await onMachine({ client_id: "11111111-1111-1111-1111-111111111111" })).toMatchObject({
      status: 400,
      body: { error: "invalid_request", error_description: "Identity not found" },
    });
  });

  it("is refused without the header that a browser cannot send, a resource or a version", async () => {
    expect(await onMachine({}, {})).toMatchObject({
      status: 400,
      body: { error_description: "Required metadata header not specified" },
    });
    expect(await onMachine({ resource: "" })).toMatchObject({ status: 400, body: { error: "invalid_request" } });
    expect(await onMachine({ resource: "https://vault.azure.net" })).toMatchObject({
      body: { error: "invalid_resource" },
    });
    expect((await onMachine({ "api-version": "2001-01-01" })).status).toBe(400);
    expect((await onMachine({}, { metadata: "true", "x-forwarded-for": "10.0.0.1" })).status).toBe(400);
  });

  it("meets a service that is being updated or asked too often", async () => {
    await simulator.control("POST", "/metadata-service", { status: 410 });
    await simulator.control("POST", "/metadata-service", { status: 429 });
    await simulator.control("POST", "/metadata-service", { status: 404, times: 2 });
    expect((await onMachine()).status).toBe(410);
    const busy = await onMachine();
    expect([busy.status, busy.headers.get("retry-after")]).toEqual([429, "1"]);
    expect([(await onMachine()).status, (await onMachine()).status, (await onMachine()).status]).toEqual([
      404, 404, 200,
    ]);
  });
});

describe("the identity of an App Service", () => {
  it("gets a token with the header of the app's environment only", async () => {
    expect(await onAppService()).toMatchObject({ status: 200, body: { token_type: "Bearer", resource } });
    expect(await onAppService({ client_id: connection.userAssignedClientId })).toMatchObject({
      body: { client_id: connection.userAssignedClientId },
    });
    expect((await onAppService({}, "guess")).status).toBe(403);
    expect(await onAppService({ client_id: "nobody" })).toMatchObject({ status: 400, body: { statusCode: 400 } });
  });
});
