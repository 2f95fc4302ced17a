import type { Profile } from "#lib/domain/eligibility/assessment.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";

/**
 * Data disks always; the OS disk only when it is ephemeral and we follow Compute: Azure Backup never leaves an OS disk out
 * (selective-disk-backup-restore.md, 2026-01-23; concepts-restore-points.md for the ephemeral one).
 */
export const canBeLeftOut = (disk: DiskFacts, profile: Profile): boolean =>
  disk.role === "data" || (disk.ephemeral && profile === "compute");

/** Disks that a restore point would hold, OS disk first, then by LUN: the order Azure lists them in must not matter. */
export const includedDisks = (
  disks: readonly DiskFacts[],
  excludedNames: readonly string[],
  profile: Profile,
): DiskFacts[] =>
  inPosition(disks).filter((disk) => !(excludedNames.includes(disk.name) && canBeLeftOut(disk, profile)));

export const inPosition = (disks: readonly DiskFacts[]): DiskFacts[] =>
  disks.toSorted(
    (left, right) =>
      positionOf(left) - positionOf(right) || (left.name < right.name ? -1 : left.name > right.name ? 1 : 0),
  );

const positionOf = (disk: DiskFacts): number => (disk.role === "os" ? -1 : (disk.lun ?? Number.MAX_SAFE_INTEGER));
