import { updateVm } from "#simulator/compute/machine-effects.ts";
import { settleContents } from "#simulator/content/capture.ts";
import type { DiskKind } from "#simulator/disk/disk-kind.ts";
import { provisioned } from "#simulator/disk/provision.ts";
import { isObject } from "#simulator/json.ts";
import type { DiskChange } from "#simulator/world/operation-effect.ts";
import type { Disk, DiskProperties, VirtualMachine, VmDataDisk, VmOsDisk } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** The disk with the changes of a PUT or PATCH; the machine that has it gets to know its new size and SKU. */
export function applyDiskChange(world: World, kind: DiskKind, disk: Disk, change: DiskChange, now: number): Disk {
  const sku = change.sku ?? disk.sku.name;
  const { diskSizeBytes, diskIOPSReadWrite, diskMBpsReadWrite, ...kept } = disk.properties;
  const isResized =
    change.properties["diskSizeGB"] !== undefined && change.properties["diskSizeGB"] !== kept.diskSizeGB;
  const capabilities = mergedCapabilities(disk, change);
  const properties = {
    ...kept,
    ...(!isResized && diskSizeBytes !== undefined && { diskSizeBytes }),
    ...(sku === disk.sku.name && { diskIOPSReadWrite, diskMBpsReadWrite }),
    ...change.properties,
    ...capabilities,
  } as DiskProperties;
  const changed = provisioned(kind, { ...disk, sku: { ...disk.sku, name: sku }, properties }, now);
  if (disk.managedBy !== undefined && (isResized || sku !== disk.sku.name))
    tellMachine(world, disk.managedBy, changed, now);
  return changed;
}

function mergedCapabilities({ properties }: Disk, change: DiskChange): DiskChange["properties"] {
  const [before, wanted] = [properties["supportedCapabilities"], change.properties["supportedCapabilities"]];
  return isObject(before) && isObject(wanted) ? { supportedCapabilities: { ...before, ...wanted } } : {};
}

function tellMachine(world: World, vmId: string, disk: Disk, now: number): void {
  const vm = world.virtualMachines.get(vmId);
  if (vm === undefined) return;
  settleContents(world, vm, now);
  updateVm(world, vmId, (machine) => withAttachment(machine, disk));
}

function withAttachment(vm: VirtualMachine, disk: Disk): VirtualMachine {
  const follow = <T extends VmOsDisk | VmDataDisk>(attachment: T): T => {
    const { managedDisk } = attachment;
    if (managedDisk?.id.toLowerCase() !== disk.id.toLowerCase()) return attachment;
    return {
      ...attachment,
      diskSizeGB: disk.properties.diskSizeGB,
      managedDisk: { ...managedDisk, storageAccountType: disk.sku.name },
    };
  };
  const { storageProfile } = vm.properties;
  const { osDisk, dataDisks } = storageProfile;
  const changed = { ...storageProfile, osDisk: follow(osDisk), dataDisks: dataDisks.map(follow) };
  return { ...vm, properties: { ...vm.properties, storageProfile: changed } };
}
