import { azureLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { defineRules, onDisks, type Subject, when } from "#lib/domain/eligibility/rule.ts";
import { byMode, inApplicationMode, inBothModes } from "#lib/domain/eligibility/severity.ts";
import { theDisks } from "#lib/domain/eligibility/wording.ts";
import { isDirectDrive } from "#lib/domain/vm/direct-drive.ts";

const hasNoCopySlot = ({ surroundings }: Subject): boolean =>
  (surroundings.backgroundCopiesInSubscription ?? 0) > azureLimits.backgroundCopiesPerSubscription ||
  (surroundings.instantAccessCreationsInRegion ?? 0) >= azureLimits.instantAccessCreationsPerRegion;

/** Locks, providers, other tools and the cloud around the VM. */
export const environmentRules = defineRules([
  {
    id: "E86",
    title: "Delete lock in the way of retention",
    condition: "A CanNotDelete lock covers the resource group of the collection.",
    severity: inBothModes("warning"),
    sources: ["backup-matrix", "compute-troubleshooting"],
    remedy: "Move the collection to a resource group without a delete lock, or remove the lock.",
    check: when(
      ({ surroundings }) => surroundings.locks.some((lock) => lock.level === "CanNotDelete" && lock.scope !== "vm"),
      ({ vm }) =>
        `Expired points of ${vm.name} cannot be deleted; backups stop when ${azureLimits.restorePointsPerVm} are reached.`,
    ),
  },
  {
    id: "E87",
    title: "Read-only lock",
    condition: "A ReadOnly lock covers the VM, the resource group of the collection, or the subscription.",
    severity: inBothModes("blocker"),
    note: "inference",
    sources: ["stillpoint"],
    remedy: "Remove the ReadOnly lock, or replace it by CanNotDelete on the VM only.",
    check: when(
      ({ surroundings }) => surroundings.locks.some((lock) => lock.level === "ReadOnly"),
      ({ vm }) => `A ReadOnly lock forbids creating restore points of ${vm.name}.`,
    ),
  },
  {
    id: "E88",
    title: "Compute provider not registered",
    condition: "The resource provider Microsoft.Compute is not registered in the subscription of the collection.",
    severity: inBothModes("blocker"),
    sources: ["compute-matrix"],
    remedy: "Register Microsoft.Compute in the subscription (Settings > Resource providers).",
    check: when(
      ({ surroundings }) => surroundings.computeRegistered === false,
      ({ surroundings }) =>
        `Subscription ${surroundings.collectionSubscriptionId} has no access to restore points yet.`,
    ),
  },
  {
    id: "E89",
    title: "Also protected by Azure Backup",
    condition: "Azure Backup protects the VM or is about to.",
    severity: inBothModes("info"),
    note: "design",
    sources: ["spec-backup"],
    remedy: "Stagger the two schedules, and leave room for Azure Backup's points within the 500.",
    check: when(
      ({ surroundings }) => ["Protected", "Protecting"].includes(surroundings.azureBackup),
      ({ vm, surroundings }) =>
        `Azure Backup reports ${vm.name} as ${surroundings.azureBackup}; both share the quota of restore points and the VM agent.`,
    ),
  },
  {
    id: "E89b",
    title: "Platform takes daily points",
    condition: "Azure's own periodic restore points (private preview) are switched on for the VM.",
    severity: inBothModes("info"),
    note: "design",
    sources: ["basic-protection"],
    remedy: "Switch one of the two off.",
    check: when(
      ({ vm }) => vm.platformRestorePointsEnabled,
      ({ vm }) =>
        `Azure itself takes a crash-consistent point of ${vm.name} every day: same quota, same interval of 1 hour.`,
    ),
  },
  {
    id: "E90",
    title: "VM was moved",
    condition: "A collection belongs to the same machine under another resource id.",
    severity: inBothModes("warning"),
    sources: ["compute-matrix", "compute-restore-points"],
    remedy: "Start a new collection; keep the old one until its points are no longer needed.",
    check: when(
      ({ surroundings }) => surroundings.movedFrom !== null,
      ({ vm, surroundings }) =>
        `${vm.name} was ${surroundings.movedFrom} when its collection was made; that collection takes no new points.`,
    ),
  },
  {
    id: "E91",
    title: "Policy requires customer-managed keys",
    condition: "An Azure Policy requires customer-managed keys on disks.",
    severity: inBothModes("warning"),
    sources: ["backup-instant"],
    remedy: "Prepare a disk encryption set for restores, or exempt the resource group that restores go to.",
    check: when(
      ({ surroundings }) => surroundings.policyRequiresCmk === true,
      ({ vm }) => `Restoring disks of ${vm.name} without a customer-managed key will be refused by Azure Policy.`,
    ),
  },
  {
    id: "E92",
    title: "Not the public cloud",
    condition: "The VM runs in Azure US Government or Azure China.",
    severity: byMode("info", "warning"),
    sources: ["backup-scenarios", "backup-enhanced"],
    remedy: "Prove one restore point and its restore in this cloud before relying on it.",
    check: when(
      ({ surroundings }) => surroundings.cloud !== "AzureCloud",
      ({ surroundings }) =>
        `${surroundings.cloud} is outside the public regions for which agentless crash-consistent backup is documented.`,
    ),
  },
  {
    id: "E93",
    title: "No slot for a background copy",
    condition:
      "With Premium SSD v2 or Ultra disks: more than 50 background copies in the subscription, or 50 instant-access creations in the region.",
    severity: inApplicationMode("blocker"),
    excludable: true,
    passing: true,
    sources: ["compute-incremental-limits", "compute-restore-points"],
    remedy: "Wait until some of the copies are complete, and spread the schedules of VMs with such disks.",
    check: onDisks(
      (disk, subject) => isDirectDrive(disk) && hasNoCopySlot(subject),
      (disks, { surroundings }) =>
        `The subscription has no room for copies of ${theDisks("disk", disks)}: ${surroundings.backgroundCopiesInSubscription ?? "unknown"} background copies and ${surroundings.instantAccessCreationsInRegion ?? "unknown"} instant-access creations are running.`,
    ),
  },
]);
