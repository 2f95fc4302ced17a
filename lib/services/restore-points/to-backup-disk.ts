import type { BackupDiskDto } from "#lib/contracts/runs.ts";
import type { DiskRestorePoint } from "#lib/db/generated/client.ts";

type DiskRow = Omit<DiskRestorePoint, "id" | "restorePointId" | "diskArmId">;

export const toBackupDisk = (row: DiskRow): BackupDiskDto => ({
  name: row.diskName,
  role: row.role === "os" ? "os" : "data",
  lun: row.lun,
  sku: row.sku,
  sizeGb: row.sizeGb,
  caching: row.caching,
  included: row.included,
  exclusionReason: row.exclusionReason,
  state: row.state,
  diskRestorePointId: row.armId,
});

/** OS disk first, then by LUN: as people know their machine. */
export const inDiskOrder = (disks: readonly BackupDiskDto[]): BackupDiskDto[] =>
  disks.toSorted((left, right) => positionOf(left) - positionOf(right) || left.name.localeCompare(right.name, "en"));

const positionOf = (disk: BackupDiskDto): number => (disk.role === "os" ? -1 : (disk.lun ?? Number.MAX_SAFE_INTEGER));
