import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AzureClients, azureClients, collect, rawArm } from "#tests/support/azure-clients.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

let simulator: StartedSimulator;
let azure: AzureClients;
let sub: string;

beforeAll(async () => {
  simulator = await startSimulator({ operationMs: "0-0" });
  azure = azureClients(simulator);
  const [first] = await collect(azure.subscriptions.subscriptions.list());
  sub = `/subscriptions/${first?.subscriptionId}`;
});
afterAll(() => simulator?.stop());

const arm = (method: string, path: string, body?: unknown) => rawArm(simulator, azure.credential, method, path, body);
const codeOf = (body: unknown) => (body as { error: { code: string } }).error.code;

describe("words that every object has are nobody's", () => {
  it("as a grant", async () => {
    const { clientId, clientSecret } = simulator.credentials.servicePrincipal;
    const answer = await fetch(`${simulator.origin}/${simulator.credentials.tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "constructor", client_id: clientId, client_secret: clientSecret }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: "unsupported_grant_type" });
  });

  it("as an operation on tags", async () => {
    const path = `${sub}/providers/Microsoft.Resources/tags/default?api-version=2025-04-01`;
    const answer = await arm("PATCH", path, { operation: "constructor", properties: { tags: {} } });
    expect([answer.status, codeOf(answer.body)]).toEqual([400, "InvalidRequestContent"]);
  });

  it("as a function of a template", async () => {
    const path = `${sub}/resourcegroups/rg-sql-prod-weu/providers/Microsoft.Resources/deployments/odd?api-version=2025-04-01`;
    const template = { resources: [], outputs: {}, variables: { odd: "[constructor()]" } };
    const answer = await arm("PUT", path, { properties: { mode: "Incremental", template } });
    expect([answer.status, codeOf(answer.body)]).toEqual([400, "InvalidTemplate"]);
  });

  it("as a property of a machine", async () => {
    const path = `${sub}/resourceGroups/rg-sql-prod-weu/providers/Microsoft.Compute/virtualMachines/odd?api-version=2024-07-01`;
    const answer = await arm("PUT", path, { location: "westeurope", properties: { constructor: "x", toString: "y" } });
    expect(answer.status).toBe(400);
  });
});

describe("addresses", () => {
  it("may begin with two slashes", async () => {
    const answer = await arm("GET", `/${sub}?api-version=2022-12-01`);
    expect(answer.body).toMatchObject({ id: sub });
  });

  it("name resources in any script, and headers do so in ASCII", async () => {
    const group = `${sub}/resourcegroups/${encodeURIComponent("rg-déjà-řeka")}`;
    const created = await arm("PUT", `${group}?api-version=2025-04-01`, { location: "westeurope" });
    expect(created.body).toMatchObject({ name: "rg-déjà-řeka" });
    const vault = `${group}/providers/Microsoft.RecoveryServices/vaults/odd?api-version=2024-04-01`;
    const sku = { name: "RS0", tier: "Standard" };
    const answer = await arm("PUT", vault, { location: "westeurope", sku, properties: {} });
    expect(answer.status).toBe(201);
    const address = answer.headers.get("azure-asyncoperation") ?? "";
    expect(address).toMatch(/^[\x20-\x7e]+$/);
    expect((await arm("GET", address)).body).toMatchObject({ status: "Succeeded" });
  });

  it("of contents of disks are refused in Storage's form whatever version they name", async () => {
    const answer = await fetch(`${simulator.origin}/md-nobody/nothing/abcd?sv=%0D%0Aodd&sig=x`);
    expect(answer.status).toBe(403);
    expect(answer.headers.get("x-ms-error-code")).toBe("AuthenticationFailed");
    expect(answer.headers.get("x-ms-version")).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

it.each([
  ["disks", "Microsoft.Compute/disks/odd?api-version=2025-01-02"],
  ["collections", "Microsoft.Compute/restorePointCollections/odd?api-version=2024-07-01"],
  ["networks", "Microsoft.Network/virtualNetworks/odd?api-version=2024-05-01"],
])("%s take tags only as Resource Manager has them", async (_type, path) => {
  const put = async (tags: unknown) => {
    const url = `${sub}/resourceGroups/rg-sql-prod-weu/providers/${path}`;
    const { status, body } = await arm("PUT", url, { location: "westeurope", tags, properties: {} });
    return [status, codeOf(body)];
  };
  const many = Object.fromEntries([...Array(51).keys()].map((number) => [`tag${number}`, ""]));
  expect(await put(many)).toEqual([400, "InvalidTagsCount"]);
  expect(await put({ "a/b": "c" })).toEqual([400, "InvalidTagNameCharacters"]);
  expect(await put({ number: 1 })).toEqual([400, "InvalidRequestContent"]);
});

it("refuses more than 4 MB at the control port", async () => {
  const body = { disks: [{ id: "x".repeat(5 * 1024 * 1024) }] };
  await expect(simulator.control("POST", "/world/records", body)).rejects.toThrow("at most 4 MB");
});
