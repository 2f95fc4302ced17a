import { normalLocation, scopesOf, subscriptionOf, subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { ClockState } from "#simulator/clock.ts";
import { valueAt } from "#simulator/json.ts";
import { referencesOf } from "#simulator/network/references.ts";
import {
  type BackupJob,
  type BackupPolicy,
  itemsOfVm,
  type ProtectedItem,
  type RecoveryPoint,
  withPolicy,
} from "#simulator/world/backup-records.ts";
import type { Condition } from "#simulator/world/condition.ts";
import {
  type SharedAccess,
  type StoredContent,
  sharedAt,
  sharedIn,
  type WriteStream,
} from "#simulator/world/content-records.ts";
import { DueQueue } from "#simulator/world/due-queue.ts";
import type {
  AccessGrant,
  Disk,
  Lock,
  Operation,
  OtherResource,
  ResourceGroup,
  RestorePoint,
  RestorePointCollection,
  RestorePointLedger,
  Snapshot,
  Subscription,
  VirtualMachine,
} from "#simulator/world/records.ts";
import { Table } from "#simulator/world/table.ts";
import type { IdentityState, Registration, TagName } from "#simulator/world/tenant-records.ts";

/**
 * Facts about the world as a whole. `startedAt` is the first start, from which the fleet's history counts back; `seed` is
 * that of the first start.
 */
export type WorldMeta = { id: "meta"; fleet: string; seed?: string; startedAt: number; clock: ClockState };

export type Change = { table: string; key: string; record: unknown };

export type World = {
  meta: Table<WorldMeta>;
  subscriptions: Table<Subscription>;
  resourceGroups: Table<ResourceGroup>;
  virtualMachines: Table<VirtualMachine>;
  disks: Table<Disk>;
  snapshots: Table<Snapshot>;
  collections: Table<RestorePointCollection>;
  restorePoints: Table<RestorePoint>;
  ledgers: Table<RestorePointLedger>;
  locks: Table<Lock>;
  operations: Table<Operation>;
  grants: Table<AccessGrant>;
  /** Resources that need no record of their own, by scope and type: networks, vaults, policies, sets. */
  others: Table<OtherResource>;
  conditions: Table<Condition>;
  backupPolicies: Table<BackupPolicy>;
  protectedItems: Table<ProtectedItem>;
  backupJobs: Table<BackupJob>;
  recoveryPoints: Table<RecoveryPoint>;
  writeStreams: Table<WriteStream>;
  diskContents: Table<StoredContent>;
  sharedAccesses: Table<SharedAccess>;
  registrations: Table<Registration>;
  tagNames: Table<TagName>;
  identities: Table<IdentityState>;
  dueOperations: DueQueue;
};

export type TableName = Exclude<keyof World, "dueOperations">;

/** Bucket names beside the scopes: all members of a table, the points of a machine, the collections of a region. */
export const everything = "*";
export const pointsOfVm = (vmId: string): string => `vm:${vmId.toLowerCase()}`;
export const inRegion = (subscriptionId: string, location: string): string =>
  `region:${subscriptionId}:${normalLocation(location)}`.toLowerCase();
/** The copies of a restore point, and the collections that receive copies from a collection. */
export const copiesOf = (sourceId: string): string => `copies:${sourceId.toLowerCase()}`;
/** Points in the making whose disks get instant access. */
export const withInstantAccess = (subscriptionId: string, location: string): string =>
  `instant:${subscriptionId}:${normalLocation(location)}`.toLowerCase();
/** Disks into which data are still being copied, by their subscription and by the source; snapshots of a source. */
export const copiesInto = (subscriptionId: string): string => `copying:${subscriptionId.toLowerCase()}`;
export const copiesFrom = (sourceId: string): string => `copying-from:${sourceId.toLowerCase()}`;
export const snapshotsOfSource = (uniqueId: string): string => `snapshots:${uniqueId.toLowerCase()}`;
export const ofType = (scope: string, type: string): string => `type:${type}@${scope}`.toLowerCase();

export function createWorld(onChange: (change: Change) => void): World {
  const dueOperations = new DueQueue();
  const table = <T extends { id: string }>(name: TableName, bucketsOf: (record: T) => readonly string[]) =>
    new Table<T>(bucketsOf, (key, record) => onChange({ table: name, key, record }));
  const located = (record: { id: string; location: string }): string[] => [
    ...scopesOf(record.id),
    inRegion(subscriptionOf(record.id), record.location),
  ];
  return {
    meta: table("meta", () => []),
    subscriptions: table("subscriptions", () => [everything]),
    resourceGroups: table("resourceGroups", (group) => [subscriptionScope(subscriptionOf(group.id))]),
    virtualMachines: table<VirtualMachine>("virtualMachines", located),
    disks: table("disks", bucketsOfDisk),
    snapshots: table("snapshots", bucketsOfDisk),
    collections: table<RestorePointCollection>("collections", (collection) => [
      ...located(collection),
      ...(collection.copies ? [copiesOf(collection.sourceId)] : []),
    ]),
    restorePoints: table("restorePoints", bucketsOfPoint),
    ledgers: table("ledgers", () => []),
    locks: table("locks", (lock) => [subscriptionScope(subscriptionOf(lock.scope)), lock.scope]),
    operations: new Table<Operation>(
      () => [],
      (key, record) => {
        if (record !== null) dueOperations.add(record);
        onChange({ table: "operations", key, record });
      },
    ),
    conditions: table("conditions", (condition) => [condition.kind]),
    grants: table("grants", (grant) => [grant.principalId]),
    others: table("others", (resource) => [
      ...scopesOf(resource.id),
      ...scopesOf(resource.id).map((scope) => ofType(scope, resource.type)),
      ...referencesOf(resource),
    ]),
    backupPolicies: table("backupPolicies", (policy) => [policy.vaultId]),
    protectedItems: table("protectedItems", (item) => [
      item.vaultId,
      itemsOfVm(item.vmId),
      ...(item.policyId === null ? [] : [withPolicy(item.policyId)]),
    ]),
    backupJobs: table("backupJobs", (job) => [job.vaultId, ...(job.itemId === undefined ? [] : [job.itemId])]),
    recoveryPoints: table("recoveryPoints", (point) => [point.itemId]),
    writeStreams: table("writeStreams", () => []),
    diskContents: table("diskContents", () => []),
    sharedAccesses: table("sharedAccesses", (access) => [
      sharedAt(access.container),
      ...parentsOf(access.id).map(sharedIn),
      ...(access.familyId === undefined ? [] : [sharedIn(access.familyId)]),
    ]),
    registrations: table("registrations", () => []),
    tagNames: table("tagNames", (tagName) => [subscriptionScope(subscriptionOf(tagName.id))]),
    identities: table("identities", () => []),
    dueOperations,
  };
}

/** The restore point and the collection that a disk restore point belongs to. */
function parentsOf(id: string): string[] {
  const found = /^((.*)\/restorePoints\/[^/]+)\/diskRestorePoints\/[^/]+$/i.exec(id);
  return [found?.[1], found?.[2]].filter((parent) => parent !== undefined);
}

/** A copy is a point of its collection and of its source, but not one of the machine's, whose limits it does not touch. */
function bucketsOfPoint(point: RestorePoint): string[] {
  const { collectionId, copy, vmId, hasInstantAccess, provisioningState } = point;
  if (copy) return [collectionId, copiesOf(copy.sourceId)];
  const own = [collectionId, pointsOfVm(vmId)];
  if (!hasInstantAccess || provisioningState !== "Creating") return own;
  return [...own, withInstantAccess(subscriptionOf(point.id), String(point.sourceMetadata["location"]))];
}

function bucketsOfDisk(disk: Disk): string[] {
  const source = valueAt(disk.properties, ["creationData", "sourceUniqueId"]);
  return [
    ...scopesOf(disk.id),
    ...(disk.backgroundCopy ? [copiesInto(subscriptionOf(disk.id)), copiesFrom(disk.backgroundCopy.from)] : []),
    ...(typeof source === "string" ? [snapshotsOfSource(source)] : []),
  ];
}
