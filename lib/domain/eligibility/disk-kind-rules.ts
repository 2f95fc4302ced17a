import { defineRules, onDataDisks, onDisks } from "#lib/domain/eligibility/rule.ts";
import { byMode, inBothModes, inCrashMode } from "#lib/domain/eligibility/severity.ts";
import { theDisks } from "#lib/domain/eligibility/wording.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";

/** Which disks crash-consistent points can hold, and what host caching does to them. */
export const diskKindRules = defineRules([
  {
    id: "E30",
    title: "Ultra disk",
    condition: "An Ultra disk is included.",
    severity: inCrashMode("blocker"),
    excludable: true,
    sources: ["compute-matrix", "compute-restore-points", "backup-scenarios"],
    remedy: "Leave the disk out of the backup, or use application-consistent mode.",
    check: onDisks(
      (disk) => disk.sku === "UltraSSD_LRS",
      (disks) => `Crash-consistent points cannot hold ${theDisks("Ultra disk", disks)}.`,
    ),
  },
  {
    id: "E31",
    title: "Premium SSD v2 disk",
    condition: "A Premium SSD v2 disk is included.",
    severity: inCrashMode("blocker"),
    excludable: true,
    sources: ["compute-matrix", "compute-restore-points", "backup-scenarios"],
    remedy: "Leave the disk out of the backup, or use application-consistent mode.",
    check: onDisks(
      (disk) => disk.sku === "PremiumV2_LRS",
      (disks) => `Crash-consistent points cannot hold ${theDisks("Premium SSD v2 disk", disks)}.`,
    ),
  },
  {
    id: "E32",
    title: "Shared disk",
    condition: "An included disk may be attached to more than one VM.",
    severity: inBothModes("blocker"),
    excludable: true,
    sources: ["compute-matrix", "compute-restore-points", "backup-selective", "backup-migrate"],
    remedy: "Leave the shared disk out of the backup and protect its content from inside the cluster.",
    check: onDisks(
      (disk) => (disk.maxShares ?? 1) > 1,
      (disks) => `Restore points cannot hold ${theDisks("shared disk", disks)} (maxShares ${sharesOf(disks)}).`,
    ),
  },
  {
    id: "E33",
    title: "Write Accelerator",
    condition: "Write Accelerator is switched on for an included disk.",
    severity: byMode("info", "blocker"),
    excludable: true,
    sources: ["compute-restore-points", "backup-scenarios", "backup-matrix"],
    remedy:
      "For crash-consistent mode switch Write Accelerator off or leave the data disk out; an OS disk cannot be left out. Application-consistent mode supports it, but Azure Backup then needs internet access from the VM.",
    check: onDisks(
      (disk) => disk.writeAccelerator,
      (disks) =>
        `Write Accelerator is on for ${theDisks("disk", disks)}; crash-consistent points cannot hold such disks.`,
    ),
  },
  {
    id: "E34",
    title: "Data disk with ReadWrite caching",
    condition: "The host cache of an included data disk is ReadWrite.",
    severity: inCrashMode("warning"),
    excludable: true,
    sources: ["overview-crash", "compute-restore-points"],
    remedy: "Set host caching to ReadOnly or None, leave the disk out, or use application-consistent mode.",
    check: onDataDisks(
      (disk) => disk.caching === "ReadWrite",
      (disks, { vm }) =>
        `Writes still in the host cache of ${theDisks("disk", disks)} are missing from the snapshot, so consistency across ${vm.name}'s disks is not guaranteed.`,
    ),
  },
  {
    id: "E35",
    title: "OS disk with ReadWrite caching",
    condition: "The host cache of the OS disk is ReadWrite, which is Azure's usual default.",
    severity: inCrashMode("info"),
    note: "design",
    sources: ["overview-crash", "compute-restore-points"],
    remedy: "Keep application data on data disks without ReadWrite caching, or set the OS disk's caching to ReadOnly.",
    check: onDisks(
      (disk) => disk.role === "os" && disk.caching === "ReadWrite",
      (disks) =>
        `Writes still in the host cache of ${theDisks("disk", disks)} are missing from the snapshot, as after a power cut.`,
    ),
  },
]);

const sharesOf = (disks: DiskFacts[]): string => disks.map((disk) => disk.maxShares).join(", ");
