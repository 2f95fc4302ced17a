import { ResourceManagementClient } from "@azure/arm-resources";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { azureClients, collect, type RawAnswer, rawArm } from "#tests/support/azure-clients.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

let simulator: StartedSimulator;
let resources: ResourceManagementClient;
let subscription: string;
let arm: (method: string, path: string, body?: unknown) => Promise<RawAnswer>;

beforeAll(async () => {
  simulator = await startSimulator();
  const { credential, subscriptions } = azureClients(simulator);
  const all = await collect(subscriptions.subscriptions.list());
  subscription = all.find(({ displayName }) => displayName === "Contoso Production")?.subscriptionId ?? "";
  const options = { endpoint: simulator.origin, retryOptions: { maxRetries: 0 } };
  resources = new ResourceManagementClient(credential, subscription, options);
  arm = (method, path, body) => rawArm(simulator, credential, method, `/subscriptions/${subscription}${path}`, body);
});
afterAll(() => simulator?.stop());

const version = "api-version=2025-04-01";
const errorOf = ({ body }: RawAnswer) => (body as { error: { code: string; message: string } }).error;

describe("resource groups", () => {
  it("are made, changed in part, replaced as a whole and taken away with what they hold", async () => {
    const made = await resources.resourceGroups.createOrUpdate("rg-one", { location: "West Europe", tags: { a: "1" } });
    expect(made).toMatchObject({ location: "westeurope", tags: { a: "1" } });
    expect(await resources.resourceGroups.update("RG-ONE", { managedBy: "/somebody" })).toMatchObject({
      name: "rg-one",
      managedBy: "/somebody",
      tags: { a: "1" },
    });
    const replaced = await resources.resourceGroups.createOrUpdate("rg-one", { location: "westeurope" });
    expect(replaced.tags).toBeUndefined();
    await resources.resourceGroups.delete("rg-one");
    expect(await resources.resourceGroups.checkExistence("rg-one")).toMatchObject({ body: false });
  });

  it("answer a deletion with an address that says 202 until all is gone", async () => {
    const slow = await startSimulator({ operationMs: "60000-60000" });
    try {
      const { credential, subscriptions } = azureClients(slow);
      const [first] = await collect(subscriptions.subscriptions.list());
      const path = `/subscriptions/${first?.subscriptionId}/resourcegroups/rg-web-prod-weu?${version}`;
      const started = await rawArm(slow, credential, "DELETE", path);
      expect(started.status).toBe(202);
      const location = started.headers.get("location") ?? "";
      expect(location).toContain(`/subscriptions/${first?.subscriptionId}/operationresults/`);
      expect((await rawArm(slow, credential, "GET", location)).status).toBe(202);
      const again = await rawArm(slow, credential, "PUT", path, { location: "westeurope" });
      expect([again.status, errorOf(again).code]).toEqual([409, "ResourceGroupBeingDeleted"]);
      await slow.control("POST", "/clock/advance", { seconds: 61 });
      expect((await rawArm(slow, credential, "GET", location)).status).toBe(200);
      expect((await rawArm(slow, credential, "GET", path)).status).toBe(404);
    } finally {
      await slow.stop();
    }
  });

  it("are listed by tag, in pages", async () => {
    await resources.resourceGroups.createOrUpdate("rg-tagged", { location: "eastus", tags: { stage: "drill" } });
    const filter = "tagName eq 'stage' and tagValue eq 'drill'";
    const tagged = await collect(resources.resourceGroups.list({ filter }));
    expect(tagged.map(({ name }) => name)).toEqual(["rg-tagged"]);
    const page = await arm("GET", `/resourcegroups?${version}&$top=3`);
    expect(page.body).toMatchObject({ value: { length: 3 }, nextLink: expect.stringMatching(/^https:/) });
    const all = await collect(resources.resourceGroups.list());
    expect(await collect(resources.resourceGroups.list({ top: 3 }))).toHaveLength(all.length);
  });

  it("are refused with a name, place or filter that cannot be", async () => {
    const refusals: [string, string, unknown, number, string][] = [
      ["PUT", "/resourcegroups/ends.?", { location: "eastus" }, 400, "InvalidResourceGroup"],
      ["PUT", "/resourcegroups/rg-new?", {}, 400, "LocationRequired"],
      ["PUT", "/resourcegroups/rg-sql-prod-weu?", { location: "eastus" }, 409, "InvalidResourceGroupLocation"],
      ["PATCH", "/resourcegroups/rg-none?", {}, 404, "ResourceGroupNotFound"],
      ["GET", "/resourcegroups?$filter=size gt 3&", undefined, 400, "InvalidFilterInQueryString"],
      ["PATCH", "/resourcegroups/rg-sql-prod-weu?", { tags: { "a/b": "" } }, 400, "InvalidTagNameCharacters"],
    ];
    for (const [method, path, body, status, code] of refusals) {
      const answer = await arm(method, `${path}${version}`, body);
      expect([answer.status, errorOf(answer).code], path).toEqual([status, code]);
    }
  });
});

describe("resources of all types", () => {
  const machines = "Microsoft.Compute/virtualMachines";

  it("stand in one list, filtered by type, name, group and tag", async () => {
    const all = await collect(resources.resources.list());
    const types = new Set(all.map(({ type }) => type));
    expect([...types]).toEqual(
      expect.arrayContaining([machines, "Microsoft.Compute/disks", "Microsoft.Compute/restorePointCollections"]),
    );
    const count = async (filter: string) => (await collect(resources.resources.list({ filter }))).length;
    expect(await count(`resourceType eq '${machines}'`)).toBe(all.filter(({ type }) => type === machines).length);
    expect(await count(`resourceType eq '${machines}' and name eq 'WEB-PROD-01'`)).toBe(1);
    expect(await count(`substringof('web-prod', name) and resourceType eq '${machines}'`)).toBe(6);
    expect(await count("resourceGroup eq 'rg-sap-prod-weu'")).toBe(
      (await collect(resources.resources.listByResourceGroup("rg-sap-prod-weu"))).length,
    );
    expect(await count("tagName eq 'app' and tagValue eq 'webshop'")).toBeGreaterThan(0);
    expect(await count("tagName eq 'app' and tagValue eq 'CC-1100'")).toBe(0);
  });

  it("show times and state on demand only", async () => {
    const filter = `resourceType eq '${machines}' and name eq 'web-prod-01'`;
    const [plain] = await collect(resources.resources.list({ filter }));
    expect(plain?.provisioningState).toBeUndefined();
    const expand = "createdTime,changedTime,provisioningState";
    const [full] = await collect(resources.resources.list({ filter, expand }));
    expect(full).toMatchObject({ provisioningState: "Succeeded", createdTime: expect.any(Date) });
  });

  it("are found, read and deleted by their id", async () => {
    const { id = "" } = await firstDisk();
    expect(await resources.resources.getById(id.slice(1), "2025-01-02")).toMatchObject({ id });
    expect(await resources.resources.checkExistenceById(id.slice(1), "2025-01-02")).toMatchObject({ body: true });
    expect(await resources.resources.checkExistenceById(`${id.slice(1)}-no`, "2025-01-02")).toMatchObject({
      body: false,
    });
  });
});

async function firstDisk() {
  const [disk] = await collect(resources.resources.list({ filter: "resourceType eq 'Microsoft.Compute/disks'" }));
  if (disk === undefined) throw new Error("The fleet has no disk.");
  return disk;
}

describe("tags at a scope", () => {
  it("are replaced, merged and deleted on a resource, a group and the subscription", async () => {
    const disk = await firstDisk();
    for (const scope of [
      disk.id ?? "",
      `/subscriptions/${subscription}/resourceGroups/rg-web-prod-weu`,
      `/subscriptions/${subscription}`,
    ]) {
      const at = scope.slice(1);
      await resources.tagsOperations.createOrUpdateAtScope(at, { properties: { tags: { one: "1", two: "2" } } });
      const merged = { operation: "Merge", properties: { tags: { ONE: "eins", three: "3" } } };
      await resources.tagsOperations.updateAtScope(at, merged);
      expect((await resources.tagsOperations.getAtScope(at)).properties.tags).toEqual({
        one: "eins",
        two: "2",
        three: "3",
      });
      const removed = { operation: "Delete", properties: { tags: { two: "2", three: "4" } } };
      await resources.tagsOperations.updateAtScope(at, removed);
      expect((await resources.tagsOperations.getAtScope(at)).properties.tags).toEqual({ one: "eins", three: "3" });
      await resources.tagsOperations.deleteAtScope(at);
      expect((await resources.tagsOperations.getAtScope(at)).properties.tags ?? {}).toEqual({});
    }
  });

  it("are at most fifty, and not for what is not there", async () => {
    const many = Object.fromEntries([...Array(51).keys()].map((n) => [`t${n}`, ""]));
    const body = { properties: { tags: many } };
    const path = "/providers/Microsoft.Resources/tags/default?api-version=2021-04-01";
    expect((await arm("PUT", path, body)).status).toBe(400);
    expect((await arm("GET", `/resourceGroups/rg-none${path}`)).status).toBe(404);
    expect(errorOf(await arm("PATCH", path, { operation: "Turn", properties: {} })).code).toBe("InvalidRequestContent");
  });
});

describe("tag names", () => {
  it("count what uses them, and cannot go while something does", async () => {
    await resources.tagsOperations.createOrUpdate("rack");
    await resources.tagsOperations.createOrUpdateValue("rack", "r1");
    await resources.resourceGroups.createOrUpdate("rg-rack", { location: "eastus", tags: { Rack: "r1" } });
    const names = await collect(resources.tagsOperations.list());
    expect(names.find(({ tagName }) => tagName?.toLowerCase() === "rack")).toMatchObject({
      count: { value: 1 },
      values: [{ tagValue: "r1", count: { value: 1 } }],
    });
    const inUse = resources.tagsOperations.deleteValue("rack", "r1");
    await expect(inUse).rejects.toMatchObject({ statusCode: 409 });
    await resources.resourceGroups.createOrUpdate("rg-rack", { location: "eastus" });
    await resources.tagsOperations.deleteValue("rack", "r1");
    await resources.tagsOperations.delete("rack");
    expect((await arm("DELETE", `/tagNames/rack?${version}`)).status).toBe(204);
  });
});

describe("providers", () => {
  it("tell their types with versions, registered or not", async () => {
    const compute = await resources.providers.get("microsoft.compute");
    expect(compute).toMatchObject({ namespace: "Microsoft.Compute", registrationState: "Registered" });
    const types = compute.resourceTypes?.map(({ resourceType }) => resourceType);
    expect(types).toEqual(expect.arrayContaining(["virtualMachines", "disks", "snapshots", "restorePointCollections"]));
    expect(compute.resourceTypes?.[0]?.apiVersions?.[0]).toMatch(/^\d{4}-\d\d-\d\d/);
    const named = await arm("GET", `/providers/Microsoft.Compute/resourceTypes?${version}`);
    expect(named.body).toMatchObject({ value: { length: types?.length } });
    await expect(resources.providers.get("Contoso.Unknown")).rejects.toMatchObject({
      statusCode: 404,
      code: "InvalidResourceNamespace",
    });
  });

  it("are known also where no subscription uses them, and then refuse", async () => {
    expect((await resources.providers.get("Microsoft.Storage")).registrationState).toBe("NotRegistered");
    const accounts = await arm("GET", "/providers/Microsoft.Storage/storageAccounts?api-version=2023-01-01");
    expect([accounts.status, errorOf(accounts).code]).toEqual([409, "MissingSubscriptionRegistration"]);
  });

  it("refuse everything to a subscription that is not registered", async () => {
    await resources.providers.unregister("Microsoft.Network");
    await simulator.control("POST", "/clock/advance", { seconds: 60 });
    const vnets = "/providers/Microsoft.Network/virtualNetworks?api-version=2024-10-01";
    const refused = await arm("GET", vnets);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      error: {
        code: "MissingSubscriptionRegistration",
        message: expect.stringContaining("is not registered to use namespace 'Microsoft.Network'"),
        details: [{ target: "Microsoft.Network" }],
      },
    });
    const registering = await resources.providers.register("Microsoft.Network");
    expect(registering.registrationState).toBe("Registering");
    await simulator.control("POST", "/clock/advance", { seconds: 60 });
    expect((await resources.providers.get("Microsoft.Network")).registrationState).toBe("Registered");
    expect((await arm("GET", vnets)).status).toBe(200);
  });
});

describe("locks", () => {
  const locks = "providers/Microsoft.Authorization/locks";
  const lockVersion = "api-version=2020-05-01";

  it("hang on single resources, too, and show at the scopes above", async () => {
    const group = "/resourceGroups/rg-analytics-prod-neu";
    const machine = `${group}/providers/Microsoft.Compute/virtualMachines/analytics-01`;
    const body = { properties: { level: "readonly", notes: "Audit", owners: [{ applicationId: "auditor" }] } };
    const made = await arm("PUT", `${machine}/${locks}/audit?${lockVersion}`, body);
    expect(made).toMatchObject({
      status: 201,
      body: {
        name: "audit",
        properties: { level: "ReadOnly", notes: "Audit", owners: [{ applicationId: "auditor" }] },
      },
    });
    expect((await arm("POST", `${machine}/restart?api-version=2024-07-01`)).status).toBe(409);
    expect((await arm("GET", `${group}/${locks}?${lockVersion}`)).body).toMatchObject({ value: [{ name: "audit" }] });
    const deletion = await arm("DELETE", `${group}?${version}`);
    expect([deletion.status, errorOf(deletion).code]).toEqual([409, "ScopeLocked"]);
    expect((await arm("DELETE", `${machine}/${locks}/audit?${lockVersion}`)).status).toBe(200);
    expect((await arm("DELETE", `${machine}/${locks}/audit?${lockVersion}`)).status).toBe(204);
    expect((await arm("POST", `${machine}/restart?api-version=2024-07-01`)).status).toBe(202);
  });

  it("cannot hang on what is not there, or with another level", async () => {
    const none = await arm("PUT", `/resourceGroups/rg-none/${locks}/x?${lockVersion}`, {
      properties: { level: "ReadOnly" },
    });
    expect([none.status, errorOf(none).code]).toEqual([404, "ResourceGroupNotFound"]);
    const wrong = await arm("PUT", `/${locks}/x?${lockVersion}`, { properties: { level: "Sometimes" } });
    expect(wrong.status).toBe(400);
  });
});

describe("checks before something is made", () => {
  it("keep Microsoft's names for Microsoft, and know which zones are neighbours", async () => {
    const { credential } = azureClients(simulator);
    const check = (name: string) =>
      rawArm(simulator, credential, "POST", "/providers/Microsoft.Resources/checkResourceName?api-version=2022-12-01", {
        name,
        type: "Microsoft.Compute/virtualMachines",
      });
    expect(await check("web-01")).toMatchObject({ status: 200, body: { status: "Allowed" } });
    expect(errorOf(await check("my-windows-vm")).code).toBe("ReservedResourceName");
    const path = "/providers/Microsoft.Resources/checkZonePeers?api-version=2022-12-01";
    const peers = await arm("POST", path, { location: "eastus", subscriptionIds: [`subscriptions/${subscription}`] });
    expect(peers.body).toMatchObject({ availabilityZonePeers: { length: 3 } });
  });
});
