import { realTime } from "#simulator/clock.ts";
import type { Directory } from "#simulator/entra/directory.ts";
import { buildMachine } from "#simulator/fleet/build-machine.ts";
import { addHistory } from "#simulator/fleet/history.ts";
import { ordinaryMachines } from "#simulator/fleet/ordinary-machines.ts";
import { otherResources } from "#simulator/fleet/other-resources.ts";
import { locksOf, resourceGroupsOf, subscriptionsOf } from "#simulator/fleet/places.ts";
import { specialMachines } from "#simulator/fleet/special-machines.ts";
import { fleetNetwork } from "#simulator/network/fleet-network.ts";
import type { SimulatorOptions } from "#simulator/options.ts";
import type { Grant } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** Makes the world of a first start. The same seed gives the same identifiers; ages count from `now`. */
export function fillWorld(world: World, options: SimulatorOptions, directory: Directory, now: number): void {
  const { seed, fleet } = options;
  world.meta.put({ id: "meta", fleet, startedAt: now, clock: realTime(now) });
  for (const subscription of subscriptionsOf(seed)) {
    world.subscriptions.put(subscription);
    for (const [principalId, grant] of initialGrants(directory)) {
      const { subscriptionId } = subscription;
      world.grants.put({ id: `${principalId}|${subscriptionId}`, principalId, subscriptionId, grant });
    }
  }
  for (const group of resourceGroupsOf(seed)) world.resourceGroups.put(group);
  if (fleet === "empty") return;
  for (const group of resourceGroupsOf(seed)) world.others.put(fleetNetwork(group));
  for (const spec of [...ordinaryMachines, ...specialMachines]) addMachine(world, spec, seed, now);
  for (const resource of otherResources(seed)) world.others.put(resource);
  addHistory(world, seed, now);
  for (const lock of locksOf(seed)) world.locks.put(lock);
}

function addMachine(world: World, spec: Parameters<typeof buildMachine>[0], seed: string, now: number): void {
  const { vm, osDisk, dataDisks } = buildMachine(spec, seed, now);
  world.virtualMachines.put(vm);
  const isManaged = vm.properties.storageProfile.osDisk.managedDisk !== undefined;
  if (isManaged) for (const disk of [osDisk, ...dataDisks]) world.disks.put(disk);
}

/** The product may do everything; of the people, operators too, the reader may read. */
function initialGrants(directory: Directory): [string, Grant][] {
  const grantFor = (roles: string[]): Grant => {
    if (roles.length === 0) return "none";
    return roles.includes("Stillpoint.Reader") ? "read" : "full";
  };
  return [
    [directory.servicePrincipal.objectId, "full"],
    ...directory.users.map((user): [string, Grant] => [user.oid, grantFor(user.roles)]),
  ];
}
