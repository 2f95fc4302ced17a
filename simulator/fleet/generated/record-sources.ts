import type { PlannedGroup } from "#simulator/fleet/generated/fleet-plan.ts";
import {
  disksOf,
  type GeneratedFleet,
  machineId,
  membersOf,
  type Planned,
} from "#simulator/fleet/generated/generated-fleet.ts";
import type { RecordSource } from "#simulator/world/record-source.ts";
import type { Disk, VirtualMachine } from "#simulator/world/records.ts";

export function machineSource(fleet: GeneratedFleet): RecordSource<VirtualMachine> {
  const keysOf = function* (groups: readonly PlannedGroup[]): Generator<string> {
    for (const planned of membersOf(groups)) yield machineId(planned).toLowerCase();
  };
  const idOf = (key: string) => {
    const planned = fleet.find(key);
    return planned && machineId(planned);
  };
  return {
    size: () => fleet.machines,
    keys: () => keysOf(fleet.groups()),
    keysIn: (bucket) => keysOf(fleet.groupsIn(bucket)),
    idOf,
    get(key) {
      const planned = fleet.find(key);
      return planned && fleet.build(planned).vm;
    },
  };
}

/** Disks are called after their machine, so that the id of a disk tells which machine to build. */
const diskKey = /^(.*)\/disks\/([^/]+)_(?:osdisk_1_[0-9a-f]{32}|datadisk_\d+)$/;

export function diskSource(fleet: GeneratedFleet): RecordSource<Disk> {
  const keysOf = function* (groups: readonly PlannedGroup[]): Generator<string> {
    for (const planned of membersOf(groups)) for (const disk of built(planned)) yield disk.id.toLowerCase();
  };
  const built = (planned: Planned): Disk[] => disksOf(fleet.build(planned));
  const get = (key: string): Disk | undefined => {
    const [, scope, name] = diskKey.exec(key) ?? [];
    const planned = scope === undefined ? undefined : fleet.find(`${scope}/virtualmachines/${name}`);
    return planned && built(planned).find((disk) => disk.id.toLowerCase() === key);
  };
  let size: number | undefined;
  return {
    size() {
      size ??= fleet.countDisks();
      return size;
    },
    keys: () => keysOf(fleet.groups()),
    // A bucket that is no scope, such as the copies of a source, has no disk of a fleet at rest.
    keysIn: (bucket) => keysOf(bucket.startsWith("/subscriptions/") ? fleet.groupsIn(bucket) : []),
    idOf: (key) => get(key)?.id,
    get,
  };
}
