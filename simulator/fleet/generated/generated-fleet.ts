import { computeId, groupScope, normalLocation, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { type BuiltMachine, buildMachine, type MachineSpec } from "#simulator/fleet/build-machine.ts";
import type { PlannedGroup, PlannedSubscription } from "#simulator/fleet/generated/fleet-plan.ts";
import { machineName, planMachine } from "#simulator/fleet/generated/plan-machine.ts";
import type { Place } from "#simulator/fleet/places.ts";
import { unmanaged } from "#simulator/fleet/twists.ts";
import type { Disk } from "#simulator/world/records.ts";
import { inRegion } from "#simulator/world/world.ts";

/** A machine of the plan: its group and its number in it. */
export type Planned = { group: PlannedGroup; number: number };

/** Builds the machines of a plan when they are looked at, and remembers the latest. */
export type GeneratedFleet = {
  machines: number;
  /** Managed disks of all machines, without building them. */
  countDisks(): number;
  /** The groups that a bucket stands for: a subscription, a group, a subscription's part of a region. */
  groupsIn(bucket: string): readonly PlannedGroup[];
  groups(): readonly PlannedGroup[];
  /** The machine with this id, in lower case. */
  find(key: string): Planned | undefined;
  build(planned: Planned): BuiltMachine;
};

const remembered = 512;
const machineKey =
  /^(\/subscriptions\/[^/]+\/resourcegroups\/[^/]+)\/providers\/microsoft\.compute\/virtualmachines\/([^/]+)-(\d{3,})$/;

export function generateFleet(plan: readonly PlannedSubscription[], seed: string, now: number): GeneratedFleet {
  const all = plan.flatMap((subscription) => subscription.groups);
  const buckets = new Map<string, PlannedGroup[]>();
  for (const group of all) {
    for (const bucket of bucketsOf(group)) {
      const members = buckets.get(bucket) ?? [];
      members.push(group);
      buckets.set(bucket, members);
    }
  }
  const groupsIn = (bucket: string) => buckets.get(bucket) ?? [];
  const latest = new Map<string, BuiltMachine>();
  return {
    machines: all.reduce((sum, group) => sum + group.machines, 0),
    countDisks() {
      let count = 0;
      for (const { group, number } of membersOf(all)) count += managedDisksOf(planMachine(group, number, seed));
      return count;
    },
    groups: () => all,
    groupsIn,
    find(key) {
      const [, scope = "", prefix, digits] = machineKey.exec(key) ?? [];
      const [group] = groupsIn(scope);
      const number = Number(digits);
      if (group === undefined || group.prefix !== prefix || number < 1 || number > group.machines) return undefined;
      return machineName(group, number).endsWith(`-${digits}`) ? { group, number } : undefined;
    },
    build({ group, number }) {
      const name = `${group.name}/${number}`;
      const built = latest.get(name) ?? buildMachine(planMachine(group, number, seed), placeOf(group), seed, now);
      if (latest.size >= remembered && !latest.has(name)) latest.delete(latest.keys().next().value ?? "");
      latest.set(name, built);
      return built;
    },
  };
}

export function machineId({ group, number }: Planned): string {
  return computeId(group.subscriptionId, group.name, "virtualMachines", machineName(group, number));
}

export function* membersOf(groups: readonly PlannedGroup[]): Generator<Planned> {
  for (const group of groups) for (let number = 1; number <= group.machines; number += 1) yield { group, number };
}

/** Machines with VHD files have no disks of their own. */
export function disksOf({ vm, osDisk, dataDisks }: BuiltMachine): Disk[] {
  return vm.properties.storageProfile?.osDisk?.managedDisk === undefined ? [] : [osDisk, ...dataDisks];
}

function managedDisksOf({ twist, data = [] }: MachineSpec): number {
  return twist === unmanaged ? 0 : 1 + data.length;
}

function placeOf(group: PlannedGroup): Place {
  return { subscriptionId: group.subscriptionId, group: group.name, location: group.region.name };
}

function bucketsOf({ subscriptionId, name, region }: PlannedGroup): string[] {
  return [
    subscriptionScope(subscriptionId),
    groupScope(subscriptionId, name).toLowerCase(),
    inRegion(subscriptionId, normalLocation(region.name)),
  ];
}
