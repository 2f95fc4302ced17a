import type { ArmOperation } from "#simulator/arm/operation.ts";
import { compute, group, op } from "#simulator/arm/operation-row.ts";
import { policies } from "#simulator/arm/rate-policies.ts";
import * as access from "#simulator/compute/disk-access.ts";

const disk = `${group}/${compute}/disks/{diskName}`;
const snapshot = `${group}/${compute}/snapshots/{snapshotName}`;
const diskRestorePoint = `${group}/${compute}/restorePointCollections/{collectionName}/restorePoints/{pointName}/diskRestorePoints/{diskPointName}`;

const row = (name: string, path: string, type: string, handle: ArmOperation["handle"]): ArmOperation => {
  const verb = path.slice(path.lastIndexOf("/") + 1);
  const action = `Microsoft.Compute/${type}/${verb}/action`;
  return op(name, "POST", path, { family: "disk", action, limits: policies.hydrateDisk, handle });
};

/** Sharing the content of disks, snapshots and disk restore points by signature, and taking it back. */
export const diskAccessOperations: readonly ArmOperation[] = [
  row("Disks_GrantAccess", `${disk}/beginGetAccess`, "disks", access.grantDiskAccess),
  row("Disks_RevokeAccess", `${disk}/endGetAccess`, "disks", access.revokeDiskAccess),
  row("Snapshots_GrantAccess", `${snapshot}/beginGetAccess`, "snapshots", access.grantSnapshotAccess),
  row("Snapshots_RevokeAccess", `${snapshot}/endGetAccess`, "snapshots", access.revokeSnapshotAccess),
  row(
    "DiskRestorePoint_GrantAccess",
    `${diskRestorePoint}/beginGetAccess`,
    "restorePointCollections/restorePoints/diskRestorePoints",
    access.grantDiskRestorePointAccess,
  ),
  row(
    "DiskRestorePoint_RevokeAccess",
    `${diskRestorePoint}/endGetAccess`,
    "restorePointCollections/restorePoints/diskRestorePoints",
    access.revokeDiskRestorePointAccess,
  ),
];
