import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import { nextEtag } from "#simulator/compute/etag.ts";
import { forgetContent, settleContents } from "#simulator/content/capture.ts";
import { endStream, notePowerChange } from "#simulator/content/write-stream.ts";
import { releaseDisk, showPowerOnDisks } from "#simulator/machines/planned-disk.ts";
import { releaseInterface } from "#simulator/network/link-interface.ts";
import type { PowerState, VirtualMachine, VmRuntime } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

type MachineEffect =
  | "finishVirtualMachineCreation"
  | "finishVirtualMachineUpdate"
  | "deleteVirtualMachine"
  | "setPowerState";

export const machineEffects: EffectHandlers<MachineEffect> = {
  finishVirtualMachineCreation: {
    succeed(world, { vmId }, now) {
      endCreation(world, vmId, { provisioningState: "Succeeded", powerState: "running", now });
      return {};
    },
    fail(world, { vmId }, error, now) {
      // Without hardware it does not run; a system that was not set up runs all the same.
      const powerState = error.code === "AllocationFailed" ? "deallocated" : "running";
      endCreation(world, vmId, { provisioningState: "Failed", powerState, now });
    },
  },
  finishVirtualMachineUpdate: {
    succeed(world, { vmId, detach = [] }, now) {
      const vm = world.virtualMachines.get(vmId);
      if (vm) endUpdate(world, vm, { detach, now });
      return {};
    },
    fail(world, { vmId }) {
      const vm = world.virtualMachines.get(vmId);
      if (vm) world.virtualMachines.put(inState(vm, "Failed"));
    },
  },
  deleteVirtualMachine: {
    succeed(world, { id }, now) {
      removeVirtualMachine(world, id, now);
      return {};
    },
  },
  setPowerState: {
    succeed(world, { vmId, powerState }, now) {
      updateVm(world, vmId, (vm) => withPower(world, vm, powerState, now));
      return {};
    },
    fail(world, { vmId, before }, _error, now) {
      updateVm(world, vmId, (vm) => withPower(world, vm, before ?? vm.runtime.powerState, now));
    },
  },
};

export function updateVm(world: World, id: string, change: (vm: VirtualMachine) => VirtualMachine): void {
  const vm = world.virtualMachines.get(id);
  const changed = vm && change(vm);
  if (changed && changed !== vm) world.virtualMachines.put({ ...changed, etag: nextEtag(vm.etag) });
}

function withPower(world: World, vm: VirtualMachine, powerState: PowerState, now: number): VirtualMachine {
  notePowerChange(world, vm, now);
  showPowerOnDisks(world, vm, powerState);
  return { ...vm, runtime: { ...vm.runtime, powerState, changedAt: now } };
}

function inState(vm: VirtualMachine, provisioningState: string): VirtualMachine {
  return { ...vm, properties: { ...vm.properties, provisioningState }, runtime: withoutPending(vm.runtime) };
}

function withoutPending({ pendingDisks: _made, ...runtime }: VmRuntime): VmRuntime {
  return runtime;
}

function endCreation(
  world: World,
  vmId: string,
  end: { provisioningState: string; powerState: PowerState; now: number },
): void {
  const vm = world.virtualMachines.get(vmId);
  if (vm === undefined) return;
  world.virtualMachines.put(inState(withPower(world, vm, end.powerState, end.now), end.provisioningState));
}

/** A change ends: the disks that were to go are gone now. */
function endUpdate(world: World, vm: VirtualMachine, { detach, now }: { detach: string[]; now: number }): void {
  const ended = inState(vm, "Succeeded");
  if (detach.length === 0) {
    world.virtualMachines.put(ended);
    return;
  }
  settleContents(world, vm, now);
  const { storageProfile } = vm.properties;
  const going = storageProfile.dataDisks.filter((disk) => detach.includes(disk.name));
  const dataDisks = storageProfile.dataDisks.filter((disk) => !detach.includes(disk.name));
  world.virtualMachines.put({
    ...ended,
    etag: nextEtag(vm.etag),
    properties: { ...ended.properties, storageProfile: { ...storageProfile, dataDisks } },
  });
  for (const { managedDisk } of going) if (managedDisk) releaseDisk(world, managedDisk.id, vm.id, now);
}

/** Takes the machine out of the world, with those disks and interfaces that go with it; the others are free afterwards. */
export function removeVirtualMachine(world: World, id: string, now: number): void {
  const vm = world.virtualMachines.get(id);
  if (vm === undefined) return;
  settleContents(world, vm, now);
  const { osDisk, dataDisks } = vm.properties.storageProfile;
  for (const { managedDisk, deleteOption } of [osDisk, ...dataDisks]) {
    const disk = managedDisk && world.disks.get(managedDisk.id);
    if (disk === undefined) continue;
    releaseDisk(world, disk.id, vm.id, now);
    const isFree = world.disks.get(disk.id)?.managedBy === undefined;
    if (deleteOption === "Delete" && isFree) {
      forgetContent(world, disk);
      world.disks.delete(disk.id);
    }
  }
  for (const reference of vm.properties.networkProfile?.networkInterfaces ?? []) {
    releaseInterface(world, reference, vm.id);
  }
  endStream(world, vm);
  world.virtualMachines.delete(id);
}
