import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AzureClients, azureClients, collect } from "#tests/support/azure-clients.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

let simulator: StartedSimulator;
let azure: AzureClients;
let subscriptionIds: string[];

beforeAll(async () => {
  simulator = await startSimulator({ args: ["--page-size", "7"] });
  azure = azureClients(simulator);
  subscriptionIds = (await collect(azure.subscriptions.subscriptions.list())).flatMap((s) => s.subscriptionId ?? []);
});
afterAll(() => simulator?.stop());

async function allMachines() {
  const lists = await Promise.all(subscriptionIds.map((id) => collect(azure.compute(id).virtualMachines.listAll())));
  return lists.flat();
}

describe("the inventory, read with the real clients", () => {
  it("lists the three subscriptions of the company", async () => {
    const list = await collect(azure.subscriptions.subscriptions.list());
    expect(list.map((item) => item.displayName)).toEqual([
      "Contoso Production",
      "Contoso Development",
      "Contoso Shared services",
    ]);
    expect(new Set(list.map((item) => item.tenantId))).toEqual(new Set([simulator.credentials.tenantId]));
  });

  it("gives every machine once over many pages", async () => {
    const [production = ""] = subscriptionIds;
    const pages = await collect(azure.compute(production).virtualMachines.listAll().byPage());
    const ids = pages.flat().map((vm) => vm.id);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.slice(0, -1).every((page) => page.length === 7)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("lists models without run-time status, and run-time status on request", async () => {
    const [production = ""] = subscriptionIds;
    const client = azure.compute(production).virtualMachines;
    const models = await collect(client.listAll());
    const statuses = await collect(client.listAll({ statusOnly: "true" }));
    expect(models.every((vm) => vm.instanceView === undefined && vm.hardwareProfile?.vmSize !== undefined)).toBe(true);
    expect(statuses.map((vm) => vm.id)).toEqual(models.map((vm) => vm.id));
    const powerStates = statuses.map((vm) => vm.instanceView?.statuses?.find((s) => s.code?.startsWith("PowerState/")));
    expect(powerStates.every((status) => status !== undefined)).toBe(true);
  });

  it("refuses to expand the instance view of a list without a filter", async () => {
    const [production = ""] = subscriptionIds;
    const list = collect(azure.compute(production).virtualMachines.listAll({ expand: "instanceView" }));
    await expect(list).rejects.toMatchObject({ statusCode: 400, code: "InvalidParameter" });
  });

  it("gives one machine with its instance view, in any case of its path", async () => {
    const [production = ""] = subscriptionIds;
    const client = azure.compute(production).virtualMachines;
    const vm = await client.get("RG-SQL-PROD-WEU", "SQL-prod-01", { expand: "instanceView" });
    expect(vm).toMatchObject({
      name: "sql-prod-01",
      location: "westeurope",
      hardwareProfile: { vmSize: "Standard_D8s_v5" },
    });
    expect(vm.instanceView?.vmAgent?.statuses?.[0]).toMatchObject({
      code: "ProvisioningState/succeeded",
      displayStatus: "Ready",
    });
    expect(vm.storageProfile?.dataDisks?.map((disk) => disk.caching)).toEqual(["ReadOnly", "None"]);
    expect(await client.instanceView("rg-sql-prod-weu", "sql-prod-01")).toMatchObject({
      osName: "Windows Server 2022 Datacenter",
    });
  });

  it("lists the machines of a group and of a region", async () => {
    const [production = ""] = subscriptionIds;
    const client = azure.compute(production).virtualMachines;
    const inGroup = await collect(client.list("rg-erp-prod-weu"));
    const inRegion = await collect(client.listByLocation("northeurope"));
    expect(inGroup.every((vm) => vm.id?.toLowerCase().includes("/rg-erp-prod-weu/"))).toBe(true);
    expect(inRegion.length).toBeGreaterThan(5);
    expect(new Set(inRegion.map((vm) => vm.location))).toEqual(new Set(["northeurope"]));
  });

  it("has for every managed disk of every machine the disk itself", async () => {
    const disks = new Map<string, string | undefined>();
    for (const id of subscriptionIds) {
      for await (const disk of azure.compute(id).disks.list()) disks.set(disk.id?.toLowerCase() ?? "", disk.sku?.name);
    }
    for (const vm of await allMachines()) {
      const { osDisk, dataDisks = [] } = vm.storageProfile ?? {};
      for (const attached of [osDisk, ...dataDisks]) {
        if (attached?.managedDisk === undefined) continue;
        expect(disks.get(attached.managedDisk.id?.toLowerCase() ?? ""), vm.name).toBe(
          attached.managedDisk.storageAccountType,
        );
      }
    }
  });

  it("lists the sizes of a region with their capabilities as texts", async () => {
    const [production = ""] = subscriptionIds;
    const client = azure.compute(production).resourceSkus;
    const skus = await collect(client.list({ filter: "location eq 'westeurope'" }));
    const size = skus.find((sku) => sku.resourceType === "virtualMachines" && sku.name === "Standard_D8s_v5");
    const capabilities = Object.fromEntries((size?.capabilities ?? []).map(({ name, value }) => [name, value]));
    expect(capabilities).toMatchObject({ PremiumIO: "True", vCPUs: "8", MemoryGB: "32", MaxDataDiskCount: "16" });
    await expect(collect(client.list({ filter: "name eq 'x'" }))).rejects.toMatchObject({ statusCode: 400 });
  });
});
