import type { ArmCall } from "#simulator/arm/call.ts";
import { sameId } from "#simulator/arm/resource-id.ts";
import { azureTime } from "#simulator/clock.ts";
import type { VmSize } from "#simulator/compute/sizes/size-catalog.ts";
import { type BuiltDisk, storeNewDisk } from "#simulator/disk/create-disk.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { MachineImage } from "#simulator/machines/machine-image.ts";
import type { Disk, PowerState, VirtualMachine, VmDataDisk, VmOsDisk } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** The machine for which disks are planned, as far as they depend on it. */
export type DiskOwner = {
  id: string;
  name: string;
  location: string;
  zones?: string[] | undefined;
  extendedLocation?: { type: string; name: string } | undefined;
  tags?: Record<string, string> | undefined;
  securityProfile?: JsonObject | undefined;
  size: VmSize;
  image?: MachineImage | undefined;
  powerState: PowerState;
};

/** A disk in the machine's model, and what has to be done for it: make it, or take one that exists. */
export type PlannedDisk<T extends VmOsDisk | VmDataDisk> = { attachment: T; built?: BuiltDisk; existing?: Disk };

/** Makes the new disks and gives all of them to the machine. */
export function carryOut(call: ArmCall, owner: DiskOwner, plans: readonly PlannedDisk<VmOsDisk | VmDataDisk>[]): void {
  for (const { built, existing } of plans) {
    if (built) {
      storeNewDisk(call, "disks", { ...built, record: ownedBy(finished(built.record), owner, call.now) });
    } else if (existing) {
      call.simulator.world.disks.put(ownedBy(existing, owner, call.now));
    }
  }
}

function finished(disk: Disk): Disk {
  return { ...disk, properties: { ...disk.properties, provisioningState: "Succeeded" } };
}

/** A shared disk names all of its owners, any other one only one. */
function ownedBy(disk: Disk, owner: Pick<DiskOwner, "id" | "powerState">, now: number): Disk {
  const owners = [...(disk.managedByExtended ?? []), owner.id];
  const isShared = maxSharesOf(disk) > 1;
  return {
    ...disk,
    managedBy: disk.managedBy ?? owner.id,
    ...(isShared && { managedByExtended: owners }),
    properties: {
      ...disk.properties,
      diskState: diskStateFor(owner.powerState),
      LastOwnershipUpdateTime: azureTime(now),
    },
  };
}

export function diskStateFor(powerState: PowerState): "Attached" | "Reserved" {
  return powerState === "deallocated" ? "Reserved" : "Attached";
}

export function maxSharesOf(disk: Disk): number {
  const { maxShares } = disk.properties;
  return typeof maxShares === "number" ? maxShares : 1;
}

/** Takes a disk from a machine; it stays with its other owners if it is shared, otherwise it is free. */
export function releaseDisk(world: World, diskId: string, vmId: string, now: number): void {
  const disk = world.disks.get(diskId);
  if (disk === undefined) return;
  const owners = (disk.managedByExtended ?? (disk.managedBy === undefined ? [] : [disk.managedBy])).filter(
    (owner) => !sameId(owner, vmId),
  );
  const { managedBy, managedByExtended, ...rest } = disk;
  const [first] = owners;
  world.disks.put({
    ...rest,
    ...(first !== undefined && { managedBy: first }),
    ...(first !== undefined && managedByExtended && { managedByExtended: owners }),
    properties: {
      ...disk.properties,
      ...(first === undefined && { diskState: "Unattached" }),
      LastOwnershipUpdateTime: azureTime(now),
    },
  });
}

/** Disks of a deallocated machine are reserved for it, those of any other one attached. */
export function showPowerOnDisks(world: World, vm: VirtualMachine, powerState: PowerState): void {
  const { osDisk, dataDisks } = vm.properties.storageProfile;
  const diskState = diskStateFor(powerState);
  for (const { managedDisk } of [osDisk, ...dataDisks]) {
    const disk = managedDisk && world.disks.get(managedDisk.id);
    if (disk && disk.managedByExtended === undefined && disk.properties["diskState"] !== diskState) {
      world.disks.put({ ...disk, properties: { ...disk.properties, diskState } });
    }
  }
}
