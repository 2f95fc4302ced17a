import { groupScope, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { clockFrom } from "#simulator/clock.ts";
import { userAssignedIdentity } from "#simulator/entra/applications.ts";
import type { Directory } from "#simulator/entra/directory.ts";
import { addAzureBackup } from "#simulator/fleet/azure-backup.ts";
import { buildMachine } from "#simulator/fleet/build-machine.ts";
import { planFleet } from "#simulator/fleet/generated/fleet-plan.ts";
import { fleetShapes, isGenerated } from "#simulator/fleet/generated/fleet-shape.ts";
import { disksOf, generateFleet } from "#simulator/fleet/generated/generated-fleet.ts";
import { diskSource, machineSource } from "#simulator/fleet/generated/record-sources.ts";
import { addHistory } from "#simulator/fleet/history.ts";
import { ordinaryMachines } from "#simulator/fleet/ordinary-machines.ts";
import { otherResources } from "#simulator/fleet/other-resources.ts";
import { locksOf, type PlacedSpec, placeOf, resourceGroupsOf, subscriptionsOf } from "#simulator/fleet/places.ts";
import { specialMachines } from "#simulator/fleet/special-machines.ts";
import { fleetNetwork } from "#simulator/network/fleet-network.ts";
import type { SimulatorOptions } from "#simulator/options.ts";
import type { Grant, Subscription } from "#simulator/world/records.ts";
import type { World, WorldMeta } from "#simulator/world/world.ts";

/** Makes the world of a first start. The same seed gives the same identifiers; ages count from its begin. */
export function fillWorld(world: World, options: SimulatorOptions, directory: Directory): void {
  const { seed, fleet, clockFactor } = options;
  const now = options.beginAt ?? Date.now();
  const meta = { id: "meta", fleet, seed, startedAt: now, clock: clockFrom(now, clockFactor ?? 1) } as const;
  prepareWorld(world, meta, directory);
  world.meta.put(meta);
  if (isGenerated(fleet)) return;
  for (const subscription of subscriptionsOf(seed)) addSubscription(world, subscription, directory);
  for (const group of resourceGroupsOf(seed)) world.resourceGroups.put(group);
  if (fleet === "empty") return;
  for (const group of resourceGroupsOf(seed)) world.others.put(fleetNetwork(group));
  for (const spec of [...ordinaryMachines, ...specialMachines]) addMachine(world, spec, seed, now);
  for (const resource of otherResources(seed)) world.others.put(resource);
  addHistory(world, seed, now);
  addAzureBackup(world, seed, now);
  for (const lock of locksOf(seed)) world.locks.put(lock);
}

/** Makes what is made again at every start: a generated fleet, of which a world keeps only the changes. */
export function prepareWorld(world: World, { fleet, seed = "", startedAt }: WorldMeta, directory: Directory): void {
  if (!isGenerated(fleet)) return;
  const plan = planFleet(fleetShapes[fleet], seed);
  const machines = generateFleet(plan, seed, startedAt);
  for (const { subscriptionId, displayName, tags } of plan) {
    addSubscription(world, { id: subscriptionScope(subscriptionId), subscriptionId, displayName, tags }, directory);
  }
  for (const { subscriptionId, name, region, workload } of machines.groups()) {
    const id = groupScope(subscriptionId, name);
    const tags = { app: workload.app, owner: workload.owner };
    const group = { id, name, location: region.name, tags, provisioningState: "Succeeded" };
    world.resourceGroups.put(group);
    world.others.put(fleetNetwork(group));
  }
  world.virtualMachines.derive(machineSource(machines));
  world.disks.derive(diskSource(machines));
  for (const table of [world.subscriptions, world.grants, world.resourceGroups, world.others]) table.markAsGiven();
  for (const table of [world.virtualMachines, world.disks]) table.markAsGiven();
}

function addSubscription(world: World, subscription: Subscription, directory: Directory): void {
  world.subscriptions.put(subscription);
  const { subscriptionId } = subscription;
  for (const [principalId, grant] of initialGrants(directory)) {
    world.grants.put({ id: `${principalId}|${subscriptionId}`, principalId, subscriptionId, grant });
  }
}

function addMachine(world: World, spec: PlacedSpec, seed: string, now: number): void {
  const machine = buildMachine(spec, placeOf(seed, spec.group), seed, now);
  world.virtualMachines.put(machine.vm);
  for (const disk of disksOf(machine)) world.disks.put(disk);
}

/** The product may do everything; of the people, operators too, the reader may read. */
function initialGrants(directory: Directory): [string, Grant][] {
  const grantFor = (roles: string[]): Grant => {
    if (roles.length === 0) return "none";
    return roles.includes("Stillpoint.Reader") ? "read" : "full";
  };
  return [
    [directory.servicePrincipal.objectId, "full"],
    [userAssignedIdentity(directory).objectId, "full"],
    ...directory.users.map((user): [string, Grant] => [user.oid, grantFor(user.roles)]),
  ];
}
