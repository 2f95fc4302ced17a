import { collect } from "#tests/support/azure-clients.ts";
import type { RestorePointBench } from "#tests/support/restore-point-bench.ts";
import type { CatalogueRow } from "./catalogue-row.ts";
import { guestRows } from "./guest-rows.ts";
import { ask, begin, collectionOf, control, ended, fresh, letPass } from "./world.ts";

const creation = "RestorePoints_Create";

const snapshotPhrase = "failed due to an internal execution error while creating VM snapshot";
const internalPhrase = "An internal execution error occurred. Please retry later";

/** limits-and-errors.md, section 5.1: every row, those of the guest included. */
export const restorePointRows: readonly CatalogueRow[] = [
  ...guestRows,
  {
    code: "DiskRestorePointUsedByCustomer",
    phrase: "active shared access signature outstanding",
    cause: "somebody reads a disk restore point",
    status: 409,
    operation: "RestorePoints_Delete",
    happen: deleteWhileShared,
  },
  {
    code: "OperationNotAllowed",
    phrase: "Changes were made to the",
    cause: "the machine is resized meanwhile",
    operation: creation,
    isOverlapping: true,
    happen: changeMeanwhile,
  },
  {
    code: "OperationNotAllowed",
    phrase: "have not been allocated successfully",
    cause: "a disk was not allocated",
    status: 409,
    operation: creation,
    happen: (bench) => bench.protect("broken-disk-01", { point: fresh("broken") }),
  },
  {
    code: "VMRestorePointClientError",
    phrase: "Creation of Restore Point of a VM with Shared disks is not supported",
    cause: "a colleague shares a disk",
    status: 400,
    operation: creation,
    async happen(bench) {
      await control(bench, "/disks/change", { name: "erp-db-01_DataDisk_1", properties: { maxShares: 2 } });
      return bench.protect("erp-db-01", { point: fresh("shared") });
    },
  },
  {
    code: "VMRestorePointInternalError",
    phrase: snapshotPhrase,
    cause: "an extension has failed",
    operation: creation,
    happen: (bench) => bench.protect("ext-failed-01", { point: fresh("extension"), crash: false }),
  },
  {
    code: "VMRestorePointClientError",
    phrase: "maximum allowed snapshot limit of one or more disk blobs has been reached",
    cause: "the machine has 500 points",
    operation: creation,
    happen: (bench) => bench.protect("full-500-01", { point: fresh("full") }),
  },
  {
    code: "VMRestorePointClientError",
    phrase: "concurrent 'Create RestorePoint' operation was triggered",
    cause: "another tool is making one",
    status: 409,
    operation: creation,
    isOverlapping: true,
    happen: createTwice,
  },
  {
    code: "DiskRestorePointClientError",
    phrase: "Keyvault associated with DiskEncryptionSet not found",
    cause: "the key vault is deleted",
    operation: creation,
    happen: withoutKeyVault,
  },
  versionRow("2021-03-01", { cause: "restore points before they existed", body: {}, name: "api-prod-01" }),
  versionRow("2022-03-01", { cause: "Trusted Launch before it was supported", body: {}, name: "web-trusted-01" }),
  {
    code: "InternalExecutionError",
    phrase: internalPhrase,
    cause: "storage cannot snapshot a disk",
    operation: creation,
    async happen(bench) {
      await control(bench, "/disks/snapshots", { name: "pay-db-01_DataDisk_0", state: "failing" });
      return bench.protect("pay-db-01", { point: fresh("storage") });
    },
  },
  {
    code: "InternalDiskRestorePointError",
    phrase: internalPhrase,
    cause: "a lock keeps many old points",
    operation: creation,
    happen: underLock,
  },
  {
    code: "AllocationFailed",
    phrase: "Allocation failed",
    cause: "the cluster of the availability set is full",
    operation: "VirtualMachines_Start",
    async happen(bench) {
      const { group, client } = bench.machine("sap-app-01");
      await client.virtualMachines.deallocate(group, "sap-app-01");
      await control(bench, "/availability-sets/cluster", { name: "AVSET-SAP", state: "full" });
      return client.virtualMachines.start(group, "sap-app-01");
    },
  },
];

function versionRow(since: string, of: { cause: string; name: string; body: unknown }): CatalogueRow {
  return {
    code: "BadRequest",
    phrase: `'${since}'`,
    cause: of.cause,
    status: 400,
    operation: creation,
    async happen(bench) {
      const path = `${await collectionOf(bench, of.name)}/restorePoints/${fresh("early")}`;
      const version = since === "2021-03-01" ? "2020-12-01" : "2021-11-01";
      return ask(bench, "PUT", path, { version, body: of.body });
    },
  };
}

async function deleteWhileShared(bench: RestorePointBench): Promise<unknown> {
  const { group, client } = bench.machine("files-prod-01");
  await bench.protect("files-prod-01", { point: "shared" });
  const [disk] = await collect(client.diskRestorePoint.listByRestorePoint(group, "rpc-files-prod-01", "shared"));
  await client.diskRestorePoint.grantAccess(group, "rpc-files-prod-01", "shared", disk?.name ?? "", {
    access: "Read",
    durationInSeconds: 3600,
  });
  return client.restorePoints.delete(group, "rpc-files-prod-01", "shared");
}

async function changeMeanwhile(bench: RestorePointBench): Promise<unknown> {
  const begun = await begin(bench, "sql-prod-01", "changed");
  const { group, client } = bench.machine("sql-prod-01");
  await client.virtualMachines
    .update(group, "sql-prod-01", { hardwareProfile: { vmSize: "Standard_D4s_v5" } })
    .submitted();
  return ended(bench, begun);
}

async function createTwice(bench: RestorePointBench): Promise<unknown> {
  const first = await begin(bench, "sql-prod-02", "first");
  try {
    return await begin(bench, "sql-prod-02", "second");
  } finally {
    await ended(bench, first);
  }
}

async function withoutKeyVault(bench: RestorePointBench): Promise<unknown> {
  await control(bench, "/key-vaults/delete", { name: "kv-contoso" });
  return bench.protect("hr-cmk-01", { point: fresh("key") });
}

async function underLock(bench: RestorePointBench): Promise<unknown> {
  await letPass(bench);
  const { vm, client, group } = bench.machine("nearly-full-01");
  const collections = await collect(client.restorePointCollections.list(group));
  const old = collections.find((collection) => collection.source?.id?.toLowerCase() === vm.id.toLowerCase());
  const lock = `${vm.id.split("/providers/")[0]}/providers/Microsoft.Authorization/locks/keep`;
  await ask(bench, "PUT", lock, { version: "2020-05-01", body: { properties: { level: "CanNotDelete" } } });
  try {
    return await bench.protect("nearly-full-01", {
      point: fresh("locked"),
      crash: false,
      collection: old?.name ?? "",
    });
  } finally {
    await ask(bench, "DELETE", lock, { version: "2020-05-01" });
  }
}
