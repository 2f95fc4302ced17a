import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";

const namedAtMost = 6;

/** "a, b and c"; a long list is cut, since the finding carries all names beside its text. */
export function listed(items: readonly string[]): string {
  const shown = items.slice(0, items.length > namedAtMost ? namedAtMost : items.length - 1);
  const last = items.length > namedAtMost ? `${items.length - namedAtMost} more` : items.at(-1);
  return shown.length > 0 ? `${shown.join(", ")} and ${last}` : (last ?? "none");
}

/** "the Ultra disk data-1 (LUN 1)", "the Ultra disks data-1 (LUN 1) and data-2 (LUN 2)". */
export const theDisks = (noun: string, disks: readonly DiskFacts[]): string =>
  `the ${noun}${disks.length === 1 ? "" : "s"} ${listed(disks.map(labelOf))}`;

/** "1 data disk", "3 data disks". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** "2026-11-22 13:20 UTC". */
export const utc = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

const labelOf = (disk: DiskFacts): string =>
  disk.role === "os" ? `${disk.name} (OS disk)` : `${disk.name} (LUN ${disk.lun ?? "unknown"})`;
