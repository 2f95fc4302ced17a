import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import { nextEtag } from "#simulator/compute/etag.ts";
import { forgetContent, settleContents } from "#simulator/content/capture.ts";
import { endStream, notePowerChange } from "#simulator/content/write-stream.ts";
import type { VirtualMachine } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export const machineEffects: EffectHandlers<"deleteVirtualMachine" | "finishVirtualMachineUpdate" | "setPowerState"> = {
  deleteVirtualMachine: {
    succeed(world, { id }, now) {
      removeVirtualMachine(world, id, now);
      return {};
    },
  },
  finishVirtualMachineUpdate: {
    succeed(world, { vmId }) {
      updateVm(world, vmId, (vm) => ({ ...vm, properties: { ...vm.properties, provisioningState: "Succeeded" } }));
      return {};
    },
    fail(world, { vmId }) {
      updateVm(world, vmId, (vm) => ({ ...vm, properties: { ...vm.properties, provisioningState: "Failed" } }));
    },
  },
  setPowerState: {
    succeed(world, { vmId, powerState }, now) {
      updateVm(world, vmId, (vm) => {
        notePowerChange(world, vm, now);
        return { ...vm, runtime: { ...vm.runtime, powerState, changedAt: now } };
      });
      return {};
    },
    fail(world, { vmId, before }, _error, now) {
      updateVm(world, vmId, (vm) => {
        notePowerChange(world, vm, now);
        return { ...vm, runtime: { ...vm.runtime, powerState: before ?? vm.runtime.powerState, changedAt: now } };
      });
    },
  },
};

export function updateVm(world: World, id: string, change: (vm: VirtualMachine) => VirtualMachine): void {
  const vm = world.virtualMachines.get(id);
  if (vm) world.virtualMachines.put({ ...change(vm), etag: nextEtag(vm.etag) });
}

/** Takes the machine out of the world, with those disks that go with it; the others are left unattached. */
export function removeVirtualMachine(world: World, id: string, now: number): void {
  const vm = world.virtualMachines.get(id);
  if (vm === undefined) return;
  settleContents(world, vm, now);
  const { osDisk, dataDisks } = vm.properties.storageProfile;
  for (const attachment of [osDisk, ...dataDisks]) {
    const disk = attachment.managedDisk && world.disks.get(attachment.managedDisk.id);
    if (disk === undefined) continue;
    if (attachment.deleteOption === "Delete") {
      forgetContent(world, disk);
      world.disks.delete(disk.id);
    } else {
      const { managedBy, ...rest } = disk;
      world.disks.put({ ...rest, properties: { ...disk.properties, diskState: "Unattached" } });
    }
  }
  endStream(world, vm);
  world.virtualMachines.delete(id);
}
