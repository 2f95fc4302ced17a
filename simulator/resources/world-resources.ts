import { nextEtag } from "#simulator/compute/etag.ts";
import type {
  Disk,
  OtherResource,
  ResourceGroup,
  RestorePointCollection,
  Snapshot,
  Subscription,
  VirtualMachine,
} from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** A resource of any provider that can have tags and appears in lists over all types. */
export type AnyResource = VirtualMachine | Disk | Snapshot | RestorePointCollection | OtherResource;

type Tags = Record<string, string>;

const tablesOf = (world: World) => [
  world.virtualMachines,
  world.disks,
  world.snapshots,
  world.collections,
  world.others,
];

export function findResource(world: World, id: string): AnyResource | undefined {
  for (const table of tablesOf(world)) {
    const found = table.get(id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Keys of all resources in a subscription or group, table by table. */
export function resourceKeys(world: World, scope: string): string[] {
  return tablesOf(world).flatMap((table) => table.keys(scope));
}

/** Parts of a resource (policies, sub-networks) and deployments are not resources of their own in lists. */
export function isTracked(resource: AnyResource): boolean {
  const isTopLevel = resource.type.split("/").length === 2;
  return isTopLevel && resource.location !== undefined && !/^Microsoft\.Resources\//i.test(resource.type);
}

/** Whatever can have tags: a resource, a group, a subscription. */
type Tagged = { id: string; tags: Tags; put(tags: Tags): void };

export function findTagged(world: World, id: string): Tagged | undefined {
  const { subscriptions, resourceGroups, virtualMachines, disks, snapshots, collections, others } = world;
  const machine = virtualMachines.get(id);
  if (machine) {
    const put = (tags: Tags) => void virtualMachines.put({ ...machine, tags, etag: nextEtag(machine.etag) });
    return { id: machine.id, tags: machine.tags ?? {}, put };
  }
  return (
    taggedIn<Disk>(disks, id) ??
    taggedIn<Snapshot>(snapshots, id) ??
    taggedIn<RestorePointCollection>(collections, id) ??
    taggedIn<OtherResource>(others, id) ??
    taggedIn<ResourceGroup>(resourceGroups, id) ??
    taggedIn<Subscription>(subscriptions, id)
  );
}

type TaggedTable<T> = { get(id: string): T | undefined; put(record: T): T };

function taggedIn<T extends { id: string; tags?: Tags }>(table: TaggedTable<T>, id: string): Tagged | undefined {
  const record = table.get(id);
  return record && { id: record.id, tags: record.tags ?? {}, put: (tags) => void table.put({ ...record, tags }) };
}

/** The id, as it was first written, of what a lock, tags or permissions can hang on. */
export function findScope(world: World, id: string): string | undefined {
  const { subscriptions, resourceGroups, restorePoints } = world;
  const found = findResource(world, id) ?? restorePoints.get(id) ?? resourceGroups.get(id) ?? subscriptions.get(id);
  return found?.id;
}
