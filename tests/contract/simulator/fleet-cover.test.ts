import type { Disk, ResourceSku, RestorePoint, VirtualMachine } from "@azure/arm-compute";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect, rawArm } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

/** One machine as Azure shows it, with everything that a rule about it may read. */
type Seen = {
  vm: VirtualMachine;
  disks: Disk[];
  dataDisks: Disk[];
  sku: ResourceSku | undefined;
  points: RestorePoint[];
  lockLevels: string[];
};

let bench: RestorePointBench;
let fleet: Seen[];
let others: { type: string; properties: { orchestrationMode?: string } }[];

beforeAll(async () => {
  bench = await startBench();
  fleet = [];
  for (const { subscriptionId = "" } of await collect(bench.azure.subscriptions.subscriptions.list()))
    fleet.push(...(await readSubscription(subscriptionId)));
  const rows = await bench.azure.graph.resources({
    query: "Resources | where type !in~ ('microsoft.compute/disks') | project type, properties",
  });
  others = rows.data as typeof others;
});
afterAll(() => bench?.simulator.stop());

async function readSubscription(subscriptionId: string): Promise<Seen[]> {
  const client = bench.azure.compute(subscriptionId);
  const disks = new Map((await collect(client.disks.list())).map((disk) => [disk.id?.toLowerCase(), disk]));
  const points = await readPoints(subscriptionId);
  const locks = await rawArm(
    bench.simulator,
    bench.azure.credential,
    "GET",
    `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/locks?api-version=2020-05-01`,
  );
  const lockList = (locks.body as { value: { id: string; properties: { level: string } }[] }).value;
  const statuses = new Map(
    (await collect(client.virtualMachines.listAll({ statusOnly: "true" }))).map((vm) => [vm.id, vm.instanceView]),
  );
  const skus = new Map<string, ResourceSku[]>();
  const seen: Seen[] = [];
  for (const model of await collect(client.virtualMachines.listAll())) {
    const vm = { ...model, instanceView: statuses.get(model.id) } as VirtualMachine;
    const region = vm.location;
    if (!skus.has(region))
      skus.set(region, await collect(client.resourceSkus.list({ filter: `location eq '${region}'` })));
    const { osDisk, dataDisks = [] } = vm.storageProfile ?? {};
    const diskOf = (attached: { managedDisk?: { id?: string } } | undefined): Disk[] => {
      const disk = disks.get(attached?.managedDisk?.id?.toLowerCase());
      return disk ? [disk] : [];
    };
    const group = vm.id?.split("/providers/")[0]?.toLowerCase() ?? "";
    seen.push({
      vm,
      disks: [...diskOf(osDisk), ...dataDisks.flatMap(diskOf)],
      dataDisks: dataDisks.flatMap(diskOf),
      sku: skus
        .get(region)
        ?.find((sku) => sku.resourceType === "virtualMachines" && sku.name === vm.hardwareProfile?.vmSize),
      points: points.filter((point) => point.sourceMetadata?.vmId === vm.vmId),
      lockLevels: lockList
        .filter((lock) => lock.id.toLowerCase().startsWith(`${group}/`))
        .map((lock) => lock.properties.level),
    });
  }
  return seen;
}

async function readPoints(subscriptionId: string): Promise<RestorePoint[]> {
  const client = bench.azure.compute(subscriptionId);
  const collections = await collect(client.restorePointCollections.listAll());
  const expanded = await Promise.all(
    collections.map((item) =>
      client.restorePointCollections.get(item.id?.split("/")[4] ?? "", item.name ?? "", { expand: "restorePoints" }),
    ),
  );
  return expanded.flatMap((item) =>
    (item.restorePoints ?? []).map((point) => ({ ...point, source: item.source?.id }) as RestorePoint),
  );
}

const capability = (seen: Seen, name: string) => seen.sku?.capabilities?.find((item) => item.name === name)?.value;
const size = (seen: Seen) => seen.vm.hardwareProfile?.vmSize ?? "";
const power = (seen: Seen) =>
  seen.vm.instanceView?.statuses?.find((status) => status.code?.startsWith("PowerState/"))?.code;
const agentStatus = (seen: Seen) => seen.vm.instanceView?.vmAgent?.statuses?.[0]?.displayStatus;
const dataCount = (seen: Seen) => seen.vm.storageProfile?.dataDisks?.length ?? 0;
const ageMinutes = (point: RestorePoint) => (Date.now() - (point.timeCreated?.getTime() ?? 0)) / 60_000;
const attachedData = (seen: Seen) => seen.vm.storageProfile?.dataDisks ?? [];
const isBoostIntel = (seen: Seen) =>
  /^Standard_[A-Z]+\d+[a-oq-z]*s_v[6-9]$/.test(size(seen)) && !/\d+[a-z]*a[a-z]*_v/.test(size(seen));

/** Rows of the eligibility tables that Azure's answers can show, each as a look at those answers. */
const rows: [string, (seen: Seen) => boolean][] = [
  ["E02 unmanaged disks", ({ vm }) => vm.storageProfile?.osDisk?.vhd !== undefined],
  ["E04 member of a flexible scale set", ({ vm }) => vm.virtualMachineScaleSet?.id !== undefined],
  ["E05 in an availability set", ({ vm }) => vm.availabilitySet?.id !== undefined],
  ["E06 Confidential VM", ({ vm }) => vm.securityProfile?.securityType === "ConfidentialVM"],
  ["E07 Trusted launch", ({ vm }) => vm.securityProfile?.securityType === "TrustedLaunch"],
  ["E08 ephemeral OS disk", ({ vm }) => vm.storageProfile?.osDisk?.diffDiskSettings?.option === "Local"],
  [
    "E09 secured OS disk attached as data",
    ({ dataDisks }) => dataDisks.some((disk) => disk.securityProfile?.securityType === "TrustedLaunch"),
  ],
  ["E10 spot", ({ vm }) => vm.priority === "Spot"],
  ["E11 generation 2", ({ vm }) => vm.instanceView?.hyperVGeneration === "V2"],
  ["E12 extended zone", ({ vm }) => vm.extendedLocation !== undefined],
  ["E13 marketplace plan", ({ vm }) => vm.plan !== undefined],
  ["E20 size without premium storage", (seen) => capability(seen, "PremiumIO") === "False"],
  [
    "E20 premium storage without s in the name",
    (seen) => size(seen) === "Standard_M64" && capability(seen, "PremiumIO") === "True",
  ],
  ["E20b size missing from the SKU list", ({ sku }) => sku === undefined],
  ["E21 Intel v6 with more than one data disk", (seen) => isBoostIntel(seen) && dataCount(seen) > 1],
  ["E22 Intel v6 with one data disk", (seen) => isBoostIntel(seen) && dataCount(seen) === 1],
  ["E21 AMD v7", (seen) => /ads_v7$/.test(size(seen)) && dataCount(seen) > 1],
  ["AMD v6, which is fine", (seen) => /ads_v6$/.test(size(seen))],
  ["E23 Arm v6", (seen) => /ps_v6$/.test(size(seen)) && capability(seen, "CpuArchitectureType") === "Arm64"],
  ["E30 Ultra disk", ({ disks }) => disks.some((disk) => disk.sku?.name === "UltraSSD_LRS")],
  ["E31 Premium SSD v2", ({ disks }) => disks.some((disk) => disk.sku?.name === "PremiumV2_LRS")],
  ["E32 shared disk", ({ disks }) => disks.some((disk) => (disk.maxShares ?? 1) > 1)],
  ["E33 write accelerator", (seen) => attachedData(seen).some((disk) => disk.writeAcceleratorEnabled === true)],
  ["E34 read-write cache on data", (seen) => attachedData(seen).some((disk) => disk.caching === "ReadWrite")],
  ["E35 read-write cache on the OS disk", ({ vm }) => vm.storageProfile?.osDisk?.caching === "ReadWrite"],
  [
    "E36 Azure Disk Encryption",
    ({ vm, disks }) =>
      vm.storageProfile?.osDisk?.encryptionSettings?.enabled === true &&
      disks.some((disk) => disk.encryptionSettingsCollection?.enabled === true),
  ],
  [
    "E37 customer-managed key",
    ({ disks }) => disks.some((disk) => disk.encryption?.type === "EncryptionAtRestWithCustomerKey"),
  ],
  ["E38 encryption at host", ({ vm }) => vm.securityProfile?.encryptionAtHost === true],
  [
    "E39 access to data by Entra",
    ({ disks }) => disks.some((disk) => disk.dataAccessAuthMode === "AzureActiveDirectory"),
  ],
  [
    "E40 private access",
    ({ disks }) => disks.some((disk) => disk.networkAccessPolicy === "AllowPrivate" && disk.diskAccessId !== undefined),
  ],
  ["E41 no public access", ({ disks }) => disks.some((disk) => disk.publicNetworkAccess === "Disabled")],
  ["E42 disk not allocated", ({ disks }) => disks.some((disk) => disk.provisioningState !== "Succeeded")],
  ["E43 disk to be detached", (seen) => attachedData(seen).some((disk) => disk.toBeDetached === true)],
  ["E44 hydrating disk", ({ disks }) => disks.some((disk) => (disk.completionPercent ?? 100) < 100)],
  ["E45 performance plus", ({ disks }) => disks.some((disk) => disk.creationData?.performancePlus === true)],
  [
    "E46 more and larger than Azure Backup takes",
    ({ disks }) => disks.length > 33 && disks.reduce((sum, disk) => sum + (disk.diskSizeGB ?? 0), 0) > 512 * 1024,
  ],
  ["E50 4096-byte sectors", ({ disks }) => disks.some((disk) => disk.creationData?.logicalSectorSize === 4096)],
  ["E60 agent missing", (seen) => power(seen) === "PowerState/running" && seen.vm.instanceView?.vmAgent === undefined],
  ["E60 agent silent", (seen) => agentStatus(seen) === "Not Ready"],
  ["E61 no agent by configuration", ({ vm }) => vm.osProfile?.linuxConfiguration?.provisionVMAgent === false],
  ["E61 no extensions by configuration", ({ vm }) => vm.osProfile?.allowExtensionOperations === false],
  [
    "E62 failed extension",
    ({ vm }) =>
      vm.instanceView?.extensions?.some((item) => item.statuses?.some((status) => status.level === "Error")) ?? false,
  ],
  ["E63 deallocated", (seen) => power(seen) === "PowerState/deallocated"],
  ["E63 stopped", (seen) => power(seen) === "PowerState/stopped"],
  ["E64 provisioning failed", ({ vm }) => vm.provisioningState === "Failed"],
  ["E65 updating", ({ vm }) => vm.provisioningState === "Updating"],
  ["E67 operating system outside the list", ({ vm }) => vm.instanceView?.osName === "freebsd"],
  ["E68 Linux", ({ vm }) => vm.storageProfile?.osDisk?.osType === "Linux"],
  ["E71 less than two vCPUs", (seen) => capability(seen, "vCPUs") === "1"],
  ["E80 a point in the making", ({ points }) => points.some((point) => point.provisioningState === "Creating")],
  [
    "E81 an app point younger than three hours",
    ({ points }) =>
      points.some((point) => point.consistencyMode === "ApplicationConsistent" && ageMinutes(point) < 180),
  ],
  [
    "E82 a crash point 40 minutes old",
    ({ points }) =>
      points.some(
        (point) => point.provisioningState === "Succeeded" && ageMinutes(point) > 39 && ageMinutes(point) < 50,
      ),
  ],
  [
    "E83 three attempts within the hour",
    ({ points }) =>
      points.filter((point) => ageMinutes(point) < 60 && point.provisioningState === "Failed").length === 3,
  ],
  ["E84 500 points", ({ points }) => points.length === 500],
  ["E84w nearly 500 points", ({ points }) => points.length >= 450 && points.length < 500],
  ["E86 lock against deletion", ({ lockLevels }) => lockLevels.includes("CanNotDelete")],
  ["E87 read-only lock", ({ lockLevels }) => lockLevels.includes("ReadOnly")],
  [
    "E90 collection of the machine's former place",
    ({ vm, points }) =>
      points.some((point) => (point as { source?: string }).source?.toLowerCase() !== vm.id?.toLowerCase()),
  ],
];

describe("the fleet shows, in Azure's own answers,", () => {
  it.each(rows)("%s", (_name, isShown) => {
    expect(fleet.filter(isShown).map((seen) => seen.vm.name)).not.toEqual([]);
  });

  it("E01 a classic machine and E03 a uniform scale set", () => {
    expect(others.some((row) => row.type === "microsoft.classiccompute/virtualmachines")).toBe(true);
    expect(others.some((row) => row.properties.orchestrationMode === "Uniform")).toBe(true);
  });

  it("E89b points made by the platform, which the real client drops and Resource Graph shows", async () => {
    const text =
      "Resources | where properties.resiliencyProfile.periodicRestorePoints.isEnabled == true | project name";
    expect((await bench.azure.graph.resources({ query: text })).data).toEqual([{ name: "platform-rp-01" }]);
  });

  it("a company: three subscriptions, four regions, and mostly ordinary machines", () => {
    expect(fleet.length).toBeGreaterThanOrEqual(60);
    expect(new Set(fleet.map((seen) => seen.vm.id?.split("/")[2])).size).toBe(3);
    expect(new Set(fleet.map((seen) => seen.vm.location)).size).toBe(4);
    const isOrdinary = (seen: Seen) =>
      power(seen) === "PowerState/running" &&
      agentStatus(seen) === "Ready" &&
      capability(seen, "PremiumIO") === "True" &&
      seen.points.length === 0 &&
      seen.disks.every((disk) => ["Premium_LRS", "StandardSSD_LRS"].includes(disk.sku?.name ?? ""));
    expect(fleet.filter(isOrdinary).length / fleet.length).toBeGreaterThan(0.6);
    for (const { vm } of fleet)
      expect(Object.keys(vm.tags ?? {}).toSorted(), vm.name).toEqual(["app", "costCenter", "env", "owner"]);
  });
});
