import type { PlannedDisk } from "#lib/domain/run/backup/backup-run.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";

/** A planned disk with what the inventory knows of it. A disk attached after the last sync is known by its name alone. */
export function describePlannedDisk(disk: PlannedDisk, facts: VmFacts) {
  const known = facts.disks.find((candidate) => candidate.name === disk.name);
  return {
    diskName: disk.name,
    diskArmId: disk.armId,
    role: known?.role ?? ("data" as const),
    lun: known?.lun ?? null,
    sku: known?.sku ?? null,
    sizeGb: known?.sizeGb ?? null,
    caching: known?.caching ?? "None",
    included: disk.included,
    exclusionReason: disk.exclusionReason,
  };
}
