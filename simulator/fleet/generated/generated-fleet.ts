import { computeId, groupScope, normalLocation, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { type BuiltMachine, buildMachine } from "#simulator/fleet/build-machine.ts";
import type { PlannedGroup, PlannedSubscription } from "#simulator/fleet/generated/fleet-plan.ts";
import { machineName, planMachine } from "#simulator/fleet/generated/plan-machine.ts";
import type { Place } from "#simulator/fleet/places.ts";
import type { Disk } from "#simulator/world/records.ts";
import { inRegion } from "#simulator/world/world.ts";

/** A machine of the plan: its group and its number in it. */
export type Planned = { group: PlannedGroup; number: number };

/** Builds the machines of a plan when they are looked at, and remembers the latest. */
export type GeneratedFleet = {
  machines: number;
  /** The groups that a bucket stands for: a subscription, a group, a subscription's part of a region. */
  groupsIn(bucket: string): readonly PlannedGroup[];
  groups(): readonly PlannedGroup[];
  /** The machine with this id, in lower case. */
  find(key: string): Planned | undefined;
  build(planned: Planned): BuiltMachine;
};

const remembered = 512;
const machineKey =
  /^(\/subscriptions\/[^/]+\/resourcegroups\/[^/]+)\/providers\/microsoft\.compute\/virtualmachines\/(.+)-(\d{3,})$/;

export function generateFleet(plan: readonly PlannedSubscription[], seed: string, now: number): GeneratedFleet {
  const all = plan.flatMap((subscription) => subscription.groups);
  const buckets = Map.groupBy(
    all.flatMap((group) => bucketsOf(group).map((bucket) => ({ bucket, group }))),
    ({ bucket }) => bucket,
  );
  const groupsIn = (bucket: string) => buckets.get(bucket)?.map(({ group }) => group) ?? [];
  const latest = new Map<string, BuiltMachine>();
  return {
    machines: all.reduce((sum, group) => sum + group.machines, 0),
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
