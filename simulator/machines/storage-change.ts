import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { sameId } from "#simulator/arm/resource-id.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { attachable } from "#simulator/machines/attach-refusal.ts";
import { propertyChangeRefusal } from "#simulator/machines/machine-request.ts";
import { dataDisksRefusal, planDataDisk } from "#simulator/machines/plan-data-disks.ts";
import { referenceTo } from "#simulator/machines/plan-os-disk.ts";
import type { DiskOwner, PlannedDisk } from "#simulator/machines/planned-disk.ts";
import type { VirtualMachine, VmDataDisk, VmOsDisk } from "#simulator/world/records.ts";

/** What a change does to the disks: the model afterwards, the disks to make or take, those to let go at once and at the end. */
export type StorageChange = {
  osDisk: VmOsDisk;
  dataDisks: VmDataDisk[];
  plans: PlannedDisk<VmOsDisk | VmDataDisk>[];
  released: string[];
  /** Names of data disks that stay in the model until the change ends. */
  detaching: string[];
};

/** Reads the storage profile of a change. A list of data disks names all that the machine shall have afterwards. */
export function readStorageChange(
  call: ArmCall,
  vm: VirtualMachine,
  owner: DiskOwner,
  storage: JsonObject,
): StorageChange | Answer {
  const before = vm.properties.storageProfile;
  const os = isObject(storage["osDisk"])
    ? readOsDisk(call, vm, owner, storage["osDisk"])
    : { attachment: before.osDisk };
  if ("status" in os) return os;
  const data = Array.isArray(storage["dataDisks"])
    ? readDataDisks(call, vm, owner, storage["dataDisks"] as JsonObject[])
    : { dataDisks: before.dataDisks, plans: [] };
  if ("status" in data) return data;
  const kept = new Set(data.dataDisks.map((disk) => disk.managedDisk?.id.toLowerCase()));
  const dropped = before.dataDisks.filter((disk) => disk.managedDisk && !kept.has(disk.managedDisk.id.toLowerCase()));
  const swapped = os.existing && before.osDisk.managedDisk ? [before.osDisk.managedDisk.id] : [];
  const isDetaching = ({ name, toBeDetached }: VmDataDisk) =>
    toBeDetached && before.dataDisks.some((old) => old.name === name && !old.toBeDetached);
  return {
    osDisk: os.attachment,
    dataDisks: data.dataDisks,
    plans: [...(os.existing ? [os] : []), ...data.plans],
    released: [...swapped, ...dropped.flatMap((disk) => disk.managedDisk?.id ?? [])],
    detaching: data.dataDisks.filter(isDetaching).map((disk) => disk.name),
  };
}

function readOsDisk(
  call: ArmCall,
  vm: VirtualMachine,
  owner: DiskOwner,
  sent: JsonObject,
): PlannedDisk<VmOsDisk> | Answer {
  const before = vm.properties.storageProfile.osDisk;
  const wantedId = valueAt(sent, ["managedDisk", "id"]);
  const isSwap = typeof wantedId === "string" && !sameId(wantedId, before.managedDisk?.id ?? "");
  if (isSwap) return swapOsDisk(call, vm, owner, wantedId);
  const { name, osType, diskSizeGB } = sent;
  if (typeof name === "string" && name.toLowerCase() !== before.name.toLowerCase())
    return propertyChangeRefusal("osDisk.name");
  if (typeof osType === "string" && osType !== before.osType) return propertyChangeRefusal("osDisk.osType");
  if (typeof diskSizeGB === "number" && diskSizeGB !== before.diskSizeGB && before.diskSizeGB !== undefined) {
    return resizeThroughMachine(before.managedDisk?.id ?? before.name, vm.name);
  }
  return { attachment: { ...before, ...changeable(sent) } as VmOsDisk };
}

/** Another OS disk in the place of the one that the machine has; both must stand still for it. */
function swapOsDisk(call: ArmCall, vm: VirtualMachine, owner: DiskOwner, id: string): PlannedDisk<VmOsDisk> | Answer {
  if (vm.runtime.powerState !== "deallocated" && vm.runtime.powerState !== "stopped") {
    return armError(
      409,
      "OperationNotAllowed",
      `The OS disk of VM '${vm.name}' cannot be swapped while the VM is running. Deallocate the VM and try again.`,
      { target: "osDisk" },
    );
  }
  const disk = attachable(call.simulator.world, id, owner);
  if ("status" in disk) return disk;
  const before = vm.properties.storageProfile.osDisk;
  const osType = disk.properties["osType"];
  if (osType !== undefined && osType !== before.osType) return propertyChangeRefusal("osDisk.osType");
  const attachment = {
    ...before,
    name: disk.name,
    managedDisk: referenceTo(disk),
    diskSizeGB: disk.properties.diskSizeGB,
  };
  return { existing: disk, attachment };
}

function readDataDisks(
  call: ArmCall,
  vm: VirtualMachine,
  owner: DiskOwner,
  sent: JsonObject[],
): { dataDisks: VmDataDisk[]; plans: PlannedDisk<VmDataDisk>[] } | Answer {
  const before = vm.properties.storageProfile.dataDisks;
  const dataDisks: VmDataDisk[] = [];
  const plans: PlannedDisk<VmDataDisk>[] = [];
  for (const [position, item] of sent.entries()) {
    const known = before.find((disk) => isSameDisk(disk, item));
    if (known) {
      const changed = changeDataDisk(vm, known, item);
      if ("status" in changed) return changed;
      dataDisks.push(changed);
      continue;
    }
    const plan = planDataDisk(call, owner, item, position);
    if ("status" in plan) return plan;
    plans.push(plan);
    dataDisks.push(plan.attachment);
  }
  return dataDisksRefusal(dataDisks, owner) ?? { dataDisks, plans };
}

/** An entry means the disk at its LUN, unless it names another one. */
function isSameDisk(disk: VmDataDisk, item: JsonObject): boolean {
  const { lun, name } = item;
  const id = valueAt(item, ["managedDisk", "id"]);
  return (
    disk.lun === lun &&
    (typeof name !== "string" || name.toLowerCase() === disk.name.toLowerCase()) &&
    (typeof id !== "string" || sameId(id, disk.managedDisk?.id ?? ""))
  );
}

function changeDataDisk(vm: VirtualMachine, disk: VmDataDisk, item: JsonObject): VmDataDisk | Answer {
  const { diskSizeGB, toBeDetached, detachOption } = item;
  if (typeof diskSizeGB === "number" && disk.diskSizeGB !== undefined && diskSizeGB !== disk.diskSizeGB) {
    return resizeThroughMachine(disk.managedDisk?.id ?? disk.name, vm.name);
  }
  return {
    ...disk,
    ...changeable(item),
    ...(typeof toBeDetached === "boolean" && { toBeDetached }),
    ...(toBeDetached === true && typeof detachOption === "string" && { detachOption }),
  } as VmDataDisk;
}

function changeable(item: JsonObject): JsonObject {
  const names = ["caching", "deleteOption", "writeAcceleratorEnabled"];
  return Object.fromEntries(
    names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  ) as JsonObject;
}

function resizeThroughMachine(disk: string, vmName: string): Answer {
  return armError(
    409,
    "OperationNotAllowed",
    `Disk resizing for managed disk '${disk}' through Virtual Machine '${vmName}' is not allowed. Please resize the disk resource itself.`,
    { target: "diskSizeGB" },
  );
}
