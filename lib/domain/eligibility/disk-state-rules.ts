import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { findExcessDisks } from "#lib/domain/eligibility/find-excess-disks.ts";
import { defineRules, type Match, onDisks, type Subject } from "#lib/domain/eligibility/rule.ts";
import { byProfile, inApplicationMode, inBothModes } from "#lib/domain/eligibility/severity.ts";
import { theDisks } from "#lib/domain/eligibility/wording.ts";
import { parseArmId } from "#lib/domain/vm/arm-id.ts";
import { isDirectDrive } from "#lib/domain/vm/direct-drive.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";

/** What state the disks are in, how many and how large they are, and where they live. */
export const diskStateRules = defineRules([
  {
    id: "E42",
    title: "Disk in a failed state",
    condition: "An included disk is not provisioned successfully, or the VM reports an error for it.",
    severity: inBothModes("blocker"),
    excludable: true,
    sources: ["compute-troubleshooting"],
    remedy: "Repair or re-attach the disk until its state is Succeeded, or leave it out.",
    check: onDisks(
      (disk) =>
        (disk.provisioningState ?? "Succeeded") !== "Succeeded" || /failed/i.test(disk.instanceViewStatus ?? ""),
      (disks) =>
        `Azure takes no restore point until it has allocated ${theDisks("disk", disks)} (state: ${statesOf(disks)}).`,
    ),
  },
  {
    id: "E43",
    title: "VM model is changing",
    condition: "A data disk is being detached, or the VM is being updated.",
    severity: inBothModes("blocker"),
    passing: true,
    sources: ["compute-troubleshooting", "spec-vm"],
    remedy: "Wait until the change is complete; a restore point taken during a change fails.",
    check: findModelChange,
  },
  {
    id: "E44",
    title: "Background copy running",
    condition:
      "A Premium SSD v2 or Ultra disk is still being filled, or three of its snapshots are still being copied.",
    severity: inApplicationMode("blocker"),
    excludable: true,
    passing: true,
    sources: ["compute-incremental-limits", "compute-instant-access"],
    remedy: "Wait for the background copy and do not resize the disk meanwhile.",
    check: onDisks(
      (disk) =>
        isDirectDrive(disk) &&
        ((disk.completionPercent ?? 100) < 100 ||
          (disk.pendingBackgroundCopies ?? 0) >= azureLimits.backgroundCopiesPerDisk),
      (disks) =>
        `A new snapshot has to wait for the background copies of ${theDisks("disk", disks)} (${progressOf(disks)}).`,
    ),
  },
  {
    id: "E45",
    title: "Performance Plus disk",
    condition: "An included disk was created with Performance Plus.",
    severity: inBothModes("info"),
    sources: ["backup-matrix"],
    remedy:
      "Nothing to do now. Check the flag on the restored disk: it survives a snapshot, not the way through a vault.",
    check: onDisks(
      (disk) => disk.performancePlus === true,
      (disks) =>
        `Disks restored from points of ${theDisks("disk", disks)} keep Performance Plus; from an Azure Backup vault they would not.`,
    ),
  },
  {
    id: "E46",
    title: "Beyond Azure Backup's disk limits",
    condition: "More than 32 included data disks, a disk above 64 TB, or more than 512 TB in total.",
    severity: inBothModes(byProfile("blocker", "info")),
    excludable: true,
    sources: ["backup-matrix"],
    remedy:
      "Leave the named disks out, split the workload over several VMs, or follow the Compute profile, which has no such limits.",
    check: findExcessDisks,
  },
  {
    id: "E47",
    title: "Content outside managed disks",
    condition:
      "The guest uses its temporary disk, an NFS mount or another volume that is not on an attached managed disk.",
    severity: inBothModes("info"),
    sources: ["compute-matrix"],
    remedy: "Move what must survive to a managed data disk, or back it up where it lives.",
  },
  {
    id: "E48",
    title: "Exclusion splits a volume",
    condition: "The excluded disks hold part of a spanned volume, a storage pool or an LVM group.",
    severity: inBothModes("warning"),
    sources: ["backup-selective"],
    remedy: "Ask the owner of the guest which disks belong together and include all of them, or none.",
  },
  {
    id: "E49",
    title: "Disk in another subscription",
    condition: "An included disk belongs to another subscription than the restore point collection.",
    severity: inBothModes("blocker"),
    excludable: true,
    note: "inference",
    sources: ["compute-incremental-limits"],
    remedy: "Put the collection into the disk's subscription, move the disk, or leave it out.",
    check: onDisks(
      (disk, { surroundings }) => isForeign(disk, surroundings.collectionSubscriptionId),
      (disks) => `Snapshots have to stay in the disk's subscription, but ${theDisks("disk", disks)} would leave it.`,
    ),
  },
  {
    id: "E50",
    title: "4096-byte sectors",
    condition: "An included disk has logical sectors of 4096 bytes.",
    severity: inApplicationMode("info"),
    sources: ["compute-incremental"],
    remedy: "Plan restores to Premium SSD v2 or Ultra disks.",
    check: onDisks(
      (disk) => disk.logicalSectorSize === 4096,
      (disks) => `Points of ${theDisks("disk", disks)} can become Premium SSD v2 or Ultra disks only.`,
    ),
  },
]);

/** Looks at every disk: leaving out the disk that is being detached does not stop the change of the model. */
function findModelChange({ vm }: Subject): Match | null {
  const disks = vm.disks.filter((disk) => disk.role === "data" && disk.toBeDetached);
  if (disks.length === 0 && vm.provisioningState !== "Updating") return null;
  const change = disks.length > 0 ? `detaching ${theDisks("disk", disks)} from` : "updating";
  return { meaning: `Azure is ${change} ${vm.name}.`, disks, until: null };
}

const isForeign = (disk: DiskFacts, subscriptionId: string): boolean => {
  const id = disk.id === null ? null : parseArmId(disk.id);
  return id !== null && id.subscriptionId.toLowerCase() !== subscriptionId.toLowerCase();
};

const statesOf = (disks: DiskFacts[]): string =>
  disks.map((disk) => `${disk.provisioningState ?? "unknown"}, ${disk.instanceViewStatus ?? "no status"}`).join("; ");

const progressOf = (disks: DiskFacts[]): string =>
  disks
    .map((disk) => `${disk.completionPercent ?? 100} % filled, ${disk.pendingBackgroundCopies ?? 0} pending`)
    .join("; ");
