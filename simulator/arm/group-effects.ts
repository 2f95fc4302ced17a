import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import { subscriptionOf, subscriptionScope } from "#simulator/arm/resource-id.ts";
import { removeVirtualMachine } from "#simulator/compute/machine-effects.ts";
import { removeCollection } from "#simulator/compute/remove-restore-points.ts";
import { forgetContent } from "#simulator/content/capture.ts";
import { removeVault } from "#simulator/recovery-services/soft-delete.ts";
import { vaultType } from "#simulator/recovery-services/vault-ids.ts";
import { ofType, type World } from "#simulator/world/world.ts";

export const groupEffects: EffectHandlers<"deleteResourceGroup"> = {
  deleteResourceGroup: {
    succeed(world, { id }, now) {
      removeGroup(world, id, now);
      return {};
    },
  },
};

function removeGroup(world: World, id: string, now: number): void {
  for (const vm of world.virtualMachines.list(id)) removeVirtualMachine(world, vm.id, now);
  for (const collection of world.collections.list(id)) removeCollection(world, collection.id, now);
  for (const table of [world.disks, world.snapshots]) {
    for (const disk of table.list(id)) {
      forgetContent(world, disk);
      table.delete(disk.id);
    }
  }
  for (const vault of world.others.list(ofType(id, vaultType))) removeVault(world, vault.id);
  for (const other of world.others.list(id)) world.others.delete(other.id);
  const inside = `${id.toLowerCase()}/`;
  for (const lock of world.locks.list(subscriptionScope(subscriptionOf(id)))) {
    if (`${lock.scope.toLowerCase()}/`.startsWith(inside)) world.locks.delete(lock.id);
  }
  world.resourceGroups.delete(id);
}
