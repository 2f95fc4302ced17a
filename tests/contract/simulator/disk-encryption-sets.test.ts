import { afterAll, beforeAll, expect, it } from "vitest";
import { collect, rawArm } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0" });
});
afterAll(() => bench?.simulator.stop());

const keyUrl = "https://kv-tests.vault.azure.net/keys/disks/1";

function subject() {
  const { vm, group, client } = bench.machine("sql-prod-01");
  const base = `${vm.id.split("/virtualMachines/")[0]}/diskEncryptionSets`;
  const ask = (method: string, name: string, body?: unknown) =>
    rawArm(bench.simulator, bench.azure.credential, method, `${base}/${name}?api-version=2022-03-02`, body);
  return { vm, group, client, base, ask };
}

it("a disk encryption set is made as recorded: accepted without id, then with the principal of its identity", async () => {
  const { ask, base } = subject();
  const made = await ask("PUT", "des-recorded", {
    location: "West Europe",
    identity: { type: "SystemAssigned" },
    properties: { activeKey: { keyUrl } },
  });
  expect(made.status).toBe(202);
  expect(made.headers.get("azure-asyncoperation")).toContain("/locations/westeurope/DiskOperations/");
  expect(made.body).toEqual({
    location: "West Europe",
    identity: { type: "SystemAssigned" },
    properties: { activeKey: { keyUrl }, provisioningState: "Updating" },
  });
  expect((await ask("GET", "des-recorded")).body).toMatchObject({
    id: `${base}/des-recorded`,
    location: "westeurope",
    identity: { type: "SystemAssigned", principalId: expect.any(String), tenantId: expect.any(String) },
    properties: { encryptionType: "EncryptionAtRestWithCustomerKey", provisioningState: "Succeeded" },
  });
});

it("it is listed, changed and deleted with the real client", async () => {
  const { group, client } = subject();
  await client.diskEncryptionSets.createOrUpdate(group, "des-life", {
    location: "westeurope",
    encryptionType: "EncryptionAtRestWithPlatformAndCustomerKeys",
    activeKey: { keyUrl },
  });
  await client.diskEncryptionSets.update(group, "des-life", {
    tags: { env: "tests" },
    rotationToLatestKeyVersionEnabled: true,
  });
  expect(await client.diskEncryptionSets.get(group, "des-life")).toMatchObject({
    tags: { env: "tests" },
    encryptionType: "EncryptionAtRestWithPlatformAndCustomerKeys",
    rotationToLatestKeyVersionEnabled: true,
    activeKey: { keyUrl },
  });
  const inGroup = await collect(client.diskEncryptionSets.listByResourceGroup(group));
  expect(inGroup.map((set) => set.name)).toContain("des-life");
  expect((await collect(client.diskEncryptionSets.list())).map((set) => set.name)).toContain("des-contoso");
  await client.diskEncryptionSets.delete(group, "des-life");
  await expect(client.diskEncryptionSets.get(group, "des-life")).rejects.toMatchObject({ statusCode: 404 });
});

it("it needs a key, a type that there is, and keeps its type and place", async () => {
  const { ask } = subject();
  const body = (properties: Record<string, unknown>, location = "westeurope") => ({ location, properties });
  const refused = async (properties: Record<string, unknown>, code: string, location?: string) =>
    expect((await ask("PUT", "des-strict", body(properties, location))).body).toMatchObject({ error: { code } });
  await refused({}, "InvalidParameter");
  await refused({ activeKey: { keyUrl }, encryptionType: "Rot13" }, "InvalidParameter");
  expect((await ask("PUT", "des-strict", body({ activeKey: { keyUrl } }))).status).toBe(202);
  const other = "EncryptionAtRestWithPlatformAndCustomerKeys";
  await refused({ activeKey: { keyUrl }, encryptionType: other }, "PropertyChangeNotAllowed");
  await refused({ activeKey: { keyUrl } }, "InvalidResourceLocation", "northeurope");
});

it("a restore point gets the key that its request names, with the type of the set", async () => {
  const { vm, group, client, base } = subject();
  await client.diskEncryptionSets.createOrUpdate(group, "des-double", {
    location: vm.location,
    encryptionType: "EncryptionAtRestWithPlatformAndCustomerKeys",
    activeKey: { keyUrl },
  });
  await client.restorePointCollections.createOrUpdate(group, "keys", { location: vm.location, source: { id: vm.id } });
  const { osDisk, dataDisks = [] } = vm.storageProfile ?? {};
  const diskEncryptionSet = { id: `${base}/des-double` };
  const create = (point: string, diskId: string | undefined, setId = diskEncryptionSet.id) =>
    client.restorePoints.create(group, "keys", point, {
      consistencyMode: "CrashConsistent",
      sourceMetadata: {
        storageProfile: {
          osDisk: {
            managedDisk: { id: diskId ?? "" },
            diskRestorePoint: { encryption: { diskEncryptionSet: { id: setId } } },
          },
        },
      },
    });
  await expect(create("missing", osDisk?.managedDisk?.id, `${base}/des-missing`)).rejects.toMatchObject({
    statusCode: 404,
  });
  await expect(create("stranger", `${osDisk?.managedDisk?.id}-other`)).rejects.toMatchObject({ statusCode: 400 });
  const point = await create("keyed", osDisk?.managedDisk?.id);
  const { osDisk: kept, dataDisks: others = [] } = point.sourceMetadata?.storageProfile ?? {};
  expect(kept?.diskRestorePoint?.encryption).toEqual({
    type: "EncryptionAtRestWithPlatformAndCustomerKeys",
    diskEncryptionSet,
  });
  expect(others.map((disk) => disk.diskRestorePoint?.encryption?.type)).toEqual(
    dataDisks.map(() => "EncryptionAtRestWithPlatformKey"),
  );
});
