import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type AzureClients, azureClients, collect } from "#tests/support/azure-clients.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const machines = "Resources | where type =~ 'microsoft.compute/virtualmachines'";
const disks = "Resources | where type =~ 'microsoft.compute/disks'";

async function ask(azure: AzureClients, query: string): Promise<Record<string, unknown>[]> {
  const { data } = await azure.graph.resources({ query, options: { resultFormat: "objectArray" } });
  return data as Record<string, unknown>[];
}

const countOf = async (azure: AzureClients, query: string): Promise<number> =>
  Number((await ask(azure, `${query} | count`))[0]?.["Count"]);

describe("the fleet fabrikam", () => {
  let simulator: StartedSimulator;
  let azure: AzureClients;
  beforeAll(async () => {
    simulator = await startSimulator({ args: ["--fleet", "fabrikam", "--limits", "off", "--page-size", "1000"] });
    azure = azureClients(simulator);
  });
  afterAll(() => simulator?.stop());

  it("has 5,000 machines in 40 subscriptions, none of them empty", async () => {
    const subscriptions = await collect(azure.subscriptions.subscriptions.list());
    expect(subscriptions).toHaveLength(40);
    expect(new Set(subscriptions.map((item) => item.displayName)).size).toBe(40);
    expect(await countOf(azure, machines)).toBe(5000);
    const perSubscription = await ask(azure, `${machines} | summarize count() by subscriptionId`);
    expect(perSubscription).toHaveLength(40);
  });

  it.each([
    ["deallocated", `${machines} | where properties.extended.instanceView.powerState.code == 'PowerState/deallocated'`],
    ["failed", `${machines} | where properties.provisioningState == 'Failed'`],
    ["spot", `${machines} | where properties.priority == 'Spot'`],
    ["confidential", `${machines} | where properties.securityProfile.securityType == 'ConfidentialVM'`],
    ["without managed disks", `${machines} | where isnull(properties.storageProfile.osDisk.managedDisk.id)`],
    ["with an ephemeral OS disk", `${machines} | where isnotempty(properties.storageProfile.osDisk.diffDiskSettings)`],
    ["of a Boost size", `${machines} | where properties.hardwareProfile.vmSize endswith 's_v6'`],
    ["of an old size", `${machines} | where properties.hardwareProfile.vmSize endswith '2_v3'`],
    ["with Premium SSD v2", `${disks} | where sku.name == 'PremiumV2_LRS'`],
    ["with Ultra disks", `${disks} | where sku.name == 'UltraSSD_LRS'`],
    ["with shared disks", `${disks} | where toint(properties.maxShares) > 1`],
    ["with customer-managed keys", `${disks} | where properties.encryption.type contains 'CustomerKey'`],
  ])("has machines %s, but they are the smaller part", async (_, query) => {
    const count = await countOf(azure, query);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(1500);
  });

  it("says the same of a machine in lists, alone and in Resource Graph", async () => {
    const [row] = await ask(azure, `${machines} | order by id asc | take 1`);
    const [, , subscriptionId = "", , group = ""] = String(row?.["id"]).split("/");
    const client = azure.compute(subscriptionId);
    const listed = (await collect(client.virtualMachines.list(group))).find((vm) => vm.id === row?.["id"]);
    const alone = await client.virtualMachines.get(group, String(row?.["name"]));
    expect(alone).toEqual(listed);
    expect(row).toMatchObject({ location: alone.location, tags: alone.tags });
    const osDisk = await client.disks.get(group, alone.storageProfile?.osDisk?.name ?? "");
    expect(osDisk.managedBy).toBe(alone.id);
  });

  it("takes restore points like any other", async () => {
    const query = `${machines} | where properties.hardwareProfile.vmSize == 'Standard_D4s_v5'
      | where properties.extended.instanceView.powerState.code == 'PowerState/running' | order by id asc | take 1`;
    const [row] = await ask(azure, query);
    const [id, name] = [String(row?.["id"]), String(row?.["name"])];
    const [, , subscriptionId = "", , group = ""] = id.split("/");
    const client = azure.compute(subscriptionId);
    const collection = { location: String(row?.["location"]), source: { id } };
    await client.restorePointCollections.createOrUpdate(group, `rpc-${name}`, collection);
    const mode = { consistencyMode: "CrashConsistent" };
    const point = await client.restorePoints.create(group, `rpc-${name}`, "first", mode);
    expect(point).toMatchObject({ provisioningState: "Succeeded", consistencyMode: "CrashConsistent" });
  });
});

describe("a generated world", () => {
  let dataFolder = "";
  let running: StartedSimulator | null = null;
  afterEach(async () => {
    await running?.stop();
    running = null;
    await rm(dataFolder, { recursive: true, force: true });
  });

  const start = async (...args: string[]): Promise<AzureClients> => {
    running = await startSimulator({ dataFolder, args: [...args, "--limits", "off", "--page-size", "1000"] });
    return azureClients(running);
  };
  const newFolder = async (): Promise<void> => {
    dataFolder = await mkdtemp(path.join(tmpdir(), "simulator-fleet-"));
  };
  const bytesOfWorld = async (): Promise<number> => {
    const folder = path.join(dataFolder, "world");
    const sizes = await Promise.all(
      (await readdir(folder)).map(async (name) => (await stat(path.join(folder, name))).size),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  };

  it("of 100,000 machines keeps over restarts what was changed and deleted, and writes nothing else", async () => {
    await newFolder();
    const first = await start("--fleet", "msp");
    const rows = await ask(first, `${machines} | order by id asc | take 2`);
    const [kept = [], gone = []] = rows.map((row) => String(row["id"]).split("/"));
    const [, , subscriptionId = "", , group = "", , , , name = ""] = kept;
    const client = first.compute(subscriptionId);
    const before = await client.virtualMachines.get(group, name);
    await client.virtualMachines.update(group, name, { tags: { changed: "yes" } });
    await first.compute(gone[2] ?? "").virtualMachines.delete(gone[4] ?? "", gone[8] ?? "");
    expect(await countOf(first, machines)).toBe(99_999);
    expect(await running?.stop("SIGKILL")).toBeNull();
    const second = await start();
    const after = await second.compute(subscriptionId).virtualMachines.get(group, name);
    expect(after).toMatchObject({ id: before.id, vmId: before.vmId, tags: { changed: "yes" } });
    expect(await countOf(second, machines)).toBe(99_999);
    expect(await bytesOfWorld()).toBeLessThan(1_000_000);
  });

  it("pages through 100,000 machines, each once", async () => {
    await newFolder();
    const azure = await start("--fleet", "msp", "--ephemeral");
    const ids = new Set<string>();
    let skipToken: string | undefined;
    do {
      const options = { top: 1000, ...(skipToken !== undefined && { skipToken }) };
      const page = await azure.graph.resources({ query: `${machines} | project id | order by id asc`, options });
      for (const row of page.data as { id: string }[]) ids.add(row.id);
      skipToken = page.skipToken;
    } while (skipToken !== undefined);
    expect(ids.size).toBe(100_000);
  });

  it("has the same identifiers for the same seed, and others for another", async () => {
    const idsOf = async (seed: string): Promise<unknown[]> => {
      await newFolder();
      const azure = await start("--fleet", "fabrikam", "--seed", seed, "--ephemeral");
      const rows = await ask(azure, `${machines} | order by id asc | take 20 | project id, vmId = properties.vmId`);
      await running?.stop();
      await rm(dataFolder, { recursive: true, force: true });
      return rows;
    };
    const [once, again, other] = [await idsOf("one"), await idsOf("one"), await idsOf("two")];
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  it("that is ephemeral leaves nothing of itself behind", async () => {
    await newFolder();
    const azure = await start("--ephemeral");
    expect(await collect(azure.subscriptions.subscriptions.list())).toHaveLength(3);
    await running?.stop();
    expect(await readdir(dataFolder)).not.toContain("world");
  });
});
