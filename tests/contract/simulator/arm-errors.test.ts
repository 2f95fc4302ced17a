import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AzureClients, azureClients, collect, rawArm } from "#tests/support/azure-clients.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

let simulator: StartedSimulator;
let azure: AzureClients;
let sub: string;

beforeAll(async () => {
  simulator = await startSimulator();
  azure = azureClients(simulator);
  const [first] = await collect(azure.subscriptions.subscriptions.list());
  sub = `/subscriptions/${first?.subscriptionId}`;
});
afterAll(() => simulator?.stop());

const compute = "providers/Microsoft.Compute";

describe("errors in Resource Manager's own form", () => {
  const unknown = "/subscriptions/00000000-0000-0000-0000-000000000000";
  const cases: [string, string, () => string, number, string][] = [
    ["a missing version", "GET", () => `${sub}/${compute}/virtualMachines`, 400, "MissingApiVersionParameter"],
    [
      "a version that is no date",
      "GET",
      () => `${sub}/${compute}/virtualMachines?api-version=latest`,
      400,
      "InvalidApiVersionParameter",
    ],
    [
      "a version of another family",
      "GET",
      () => `${sub}/${compute}/disks?api-version=2024-07-01`,
      400,
      "NoRegisteredProviderFound",
    ],
    [
      "an unknown subscription",
      "GET",
      () => `${unknown}/${compute}/virtualMachines?api-version=2024-07-01`,
      404,
      "SubscriptionNotFound",
    ],
    [
      "an unknown group",
      "GET",
      () => `${sub}/resourceGroups/nope/${compute}/virtualMachines?api-version=2024-07-01`,
      404,
      "ResourceGroupNotFound",
    ],
    [
      "an unknown machine",
      "GET",
      () => `${sub}/resourceGroups/rg-sql-prod-weu/${compute}/virtualMachines/nope?api-version=2024-07-01`,
      404,
      "ResourceNotFound",
    ],
    [
      "an unknown collection around a point",
      "GET",
      () =>
        `${sub}/resourceGroups/rg-sql-prod-weu/${compute}/restorePointCollections/nope/restorePoints/p?api-version=2024-07-01`,
      404,
      "ParentResourceNotFound",
    ],
    [
      "an unknown namespace",
      "GET",
      () => `${sub}/providers/Microsoft.Nothing/things?api-version=2024-07-01`,
      404,
      "InvalidResourceNamespace",
    ],
    ["an unknown type", "GET", () => `${sub}/${compute}/galleries?api-version=2024-07-01`, 404, "InvalidResourceType"],
    [
      "a method that the resource has not",
      "PUT",
      () => `${sub}/${compute}/virtualMachines?api-version=2024-07-01`,
      404,
      "NotFound",
    ],
    [
      "an action that the resource has not",
      "POST",
      () => `${sub}/resourceGroups/rg-sql-prod-weu/${compute}/virtualMachines/sql-prod-01/dance?api-version=2024-07-01`,
      404,
      "NotFound",
    ],
    [
      "an unknown part of a known type",
      "GET",
      () =>
        `${sub}/resourceGroups/rg-sql-prod-weu/${compute}/virtualMachines/sql-prod-01/pets/cat?api-version=2024-07-01`,
      404,
      "InvalidResourceType",
    ],
    ["a path outside everything", "GET", () => "/nothing/at/all?api-version=2024-07-01", 404, "NotFound"],
    [
      "an unknown operation",
      "GET",
      () => `${sub}/${compute}/locations/westeurope/operations/nope?api-version=2024-07-01`,
      404,
      "NotFound",
    ],
  ];
  it.each(cases)("are given for %s", async (_name, method, path, status, code) => {
    const answer = await rawArm(simulator, azure.credential, method, path());
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { code, message: expect.any(String) } });
  });

  it("name type, namespace and versions, and leave a line in the log", async () => {
    const logged = new Promise<string>((resolve) =>
      simulator.process.stderr?.once("data", (chunk: Buffer) => resolve(chunk.toString())),
    );
    const path = `${sub}/${compute}/galleries?api-version=2024-07-01`;
    const { body } = await rawArm(simulator, azure.credential, "GET", path);
    const { message } = (body as { error: { message: string } }).error;
    expect(message).toMatch(
      /^The resource type 'galleries' could not be found in the namespace 'Microsoft.Compute' for api version '2024-07-01'. The supported api-versions are '[0-9,-]+'.$/,
    );
    expect(await logged).toBe(`unsupported operation: GET ${path}\n`);
  });

  it("tell a client without a valid token where to get one", async () => {
    const url = `${simulator.origin}/subscriptions?api-version=2022-12-01`;
    const missing = await fetch(url);
    expect(missing.status).toBe(401);
    expect(missing.headers.get("www-authenticate")).toContain(`${simulator.origin}/${simulator.credentials.tenantId}`);
    expect(await missing.json()).toMatchObject({ error: { code: "AuthenticationFailed" } });
    const forged = await fetch(url, { headers: { authorization: "Bearer eyJhbGciOiJub25lIn0.e30." } });
    expect(await forged.json()).toMatchObject({ error: { code: "InvalidAuthenticationToken" } });
  });

  it("come through the real client as RestError with Azure's code", async () => {
    const client = azure.compute(sub.split("/")[2] ?? "");
    await expect(client.virtualMachines.get("rg-sql-prod-weu", "nope")).rejects.toMatchObject({
      name: "RestError",
      statusCode: 404,
      code: "ResourceNotFound",
    });
  });

  it("carry the identifiers with which Azure's support would be asked", async () => {
    const answer = await rawArm(
      simulator,
      azure.credential,
      "GET",
      `${sub}/${compute}/virtualMachines?api-version=2024-07-01`,
    );
    expect(answer.headers.get("x-ms-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get("x-ms-correlation-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get("x-ms-ratelimit-remaining-resource")).toMatch(
      /^Microsoft\.Compute\/HighCostGetSubscriptionMaximum;\d+$/,
    );
    expect(Number(answer.headers.get("x-ms-ratelimit-remaining-subscription-global-reads"))).toBeGreaterThan(3000);
  });
});

describe("what the caller may do", () => {
  it("is enforced with Azure's sentence, and the subscription stays visible", async () => {
    const subscriptionId = sub.split("/")[2] ?? "";
    const { objectId } = simulator.credentials.servicePrincipal;
    await simulator.control("POST", "/access", { subscriptionId, grant: "visible" });
    const list = await collect(azure.subscriptions.subscriptions.list());
    expect(list.map((item) => item.subscriptionId)).toContain(subscriptionId);
    await expect(collect(azure.compute(subscriptionId).virtualMachines.listAll())).rejects.toMatchObject({
      statusCode: 403,
      code: "AuthorizationFailed",
    });
    // The client drops the sentence of a failed page, so it is read from the answer itself.
    const refused = await rawArm(
      simulator,
      azure.credential,
      "GET",
      `${sub}/${compute}/virtualMachines?api-version=2024-07-01`,
    );
    const sentence = `object id '${objectId}' does not have authorization to perform action 'Microsoft.Compute/virtualMachines/read' over scope '${sub}`;
    expect(refused.body).toMatchObject({ error: { message: expect.stringContaining(sentence) } });
    const rows = await azure.graph.resources({
      query: "Resources | where type =~ 'microsoft.compute/virtualmachines' | project subscriptionId",
    });
    expect(JSON.stringify(rows.data)).not.toContain(subscriptionId);
    await simulator.control("POST", "/access", { subscriptionId, grant: "read" });
    expect((await collect(azure.compute(subscriptionId).virtualMachines.listAll())).length).toBeGreaterThan(10);
    await expect(
      azure.compute(subscriptionId).virtualMachines.start("rg-sql-prod-weu", "sql-prod-01"),
    ).rejects.toMatchObject({ statusCode: 403 });
    await simulator.control("POST", "/access", { subscriptionId, grant: "none" });
    const without = await collect(azure.subscriptions.subscriptions.list());
    expect(without.map((item) => item.subscriptionId)).not.toContain(subscriptionId);
    await simulator.control("POST", "/access", { subscriptionId, grant: "full" });
  });

  it("is told to the caller", async () => {
    const path = `${sub}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
    expect((await rawArm(simulator, azure.credential, "GET", path)).body).toMatchObject({
      value: [{ actions: ["*"], notActions: [] }],
    });
  });
});

describe("groups and locks", () => {
  it("are made, listed and removed", async () => {
    const group = `${sub}/resourcegroups/rg-new?api-version=2025-04-01`;
    const lock = `${sub}/resourceGroups/rg-new/providers/Microsoft.Authorization/locks/keep?api-version=2020-05-01`;
    expect((await rawArm(simulator, azure.credential, "PUT", group, { location: "westeurope" })).status).toBe(201);
    expect(
      (await rawArm(simulator, azure.credential, "PUT", lock, { properties: { level: "CanNotDelete" } })).status,
    ).toBe(201);
    expect(await rawArm(simulator, azure.credential, "DELETE", group)).toMatchObject({
      status: 409,
      body: { error: { code: "ScopeLocked" } },
    });
    expect((await rawArm(simulator, azure.credential, "DELETE", lock)).status).toBe(200);
    expect((await rawArm(simulator, azure.credential, "DELETE", group)).status).toBe(202);
    await simulator.control("POST", "/clock/advance", { seconds: 60 });
    expect((await rawArm(simulator, azure.credential, "GET", group)).status).toBe(404);
  });
});
