import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import type { DiskKind } from "#simulator/disk/disk-kind.ts";
import { isProvisioned } from "#simulator/disk/disk-performance.ts";
import { shrinkRefusal, sizeRefusal } from "#simulator/disk/disk-size.ts";
import type { DiskRequest } from "#simulator/disk/read-disk-request.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type Json, type JsonObject } from "#simulator/json.ts";
import type { Disk, VirtualMachine } from "#simulator/world/records.ts";

/** What cannot be changed once a disk or snapshot exists, or not in its present state. */
export function changeRefusal(call: ArmCall, kind: DiskKind, disk: Disk, request: DiskRequest): Answer | undefined {
  return (
    fixedPropertyRefusal(disk, request) ??
    resizeRefusal(call, disk, request) ??
    (kind === "disks" ? skuRefusal(call, disk, request) : undefined)
  );
}

function fixedPropertyRefusal(disk: Disk, request: DiskRequest): Answer | undefined {
  const { creationData, incremental, hyperVGeneration } = request.properties;
  if (isObject(creationData) && !isPartOf(creationData, disk.properties["creationData"] ?? {}))
    return unchangeable("creationData");
  if (incremental !== undefined && incremental !== disk.properties["incremental"]) return unchangeable("incremental");
  const generation = disk.properties["hyperVGeneration"];
  if (hyperVGeneration !== undefined && generation !== undefined && hyperVGeneration !== generation)
    return unchangeable("hyperVGeneration");
  if (request.zones && request.zones.join() !== (disk.zones ?? []).join()) return unchangeable("zones");
  return undefined;
}

function unchangeable(property: string): Answer {
  const message = `Changing property '${property}' is not allowed.`;
  return armError(409, "PropertyChangeNotAllowed", message, { target: property });
}

/** Whether everything that is asked for is there already; ids and words are compared without case. */
function isPartOf(wanted: JsonObject, existing: Json): boolean {
  if (!isObject(existing)) return false;
  return Object.entries(wanted).every(([name, value]) => {
    const there = existing[name];
    if (isObject(value)) return isPartOf(value, there ?? null);
    return String(there).toLowerCase() === String(value).toLowerCase();
  });
}

function resizeRefusal(call: ArmCall, disk: Disk, request: DiskRequest): Answer | undefined {
  const wanted = request.properties["diskSizeGB"];
  const current = disk.properties.diskSizeGB;
  if (typeof wanted !== "number" || wanted === current) return undefined;
  if (wanted < current) return shrinkRefusal(disk.id);
  const size = sizeRefusal(wanted, request.sku ?? disk.sku.name);
  if (size) return size;
  if (disk.backgroundCopy) {
    return armError(
      409,
      "OperationNotAllowed",
      `Cannot resize disk ${disk.name} while its background copy is in progress. Please wait until the property completionPercent is 100.`,
    );
  }
  const vm = ownerAtWork(call, disk);
  if (vm === undefined) return undefined;
  return armError(
    409,
    "OperationNotAllowed",
    `Cannot resize disk ${disk.name} while it is attached to running VM ${vm.id}. Resizing a disk of an Azure Virtual Machine requires the virtual machine to be deallocated. Please stop your VM and retry the operation.`,
  );
}

function skuRefusal(call: ArmCall, disk: Disk, request: DiskRequest): Answer | undefined {
  const wanted = request.sku;
  if (wanted === undefined || wanted === disk.sku.name) return undefined;
  if (isProvisioned(wanted) !== isProvisioned(disk.sku.name) || redundancy(wanted) !== redundancy(disk.sku.name)) {
    return armError(
      409,
      "OperationNotAllowed",
      `The SKU of disk ${disk.name} cannot be changed from '${disk.sku.name}' to '${wanted}'. Please create a disk with the new SKU from a snapshot instead.`,
    );
  }
  const vm = ownerAtWork(call, disk);
  if (vm === undefined) return undefined;
  return armError(
    409,
    "OperationNotAllowed",
    `Cannot change the SKU of disk ${disk.name} while it is attached to running VM ${vm.id}. Please deallocate the virtual machine and retry the operation.`,
  );
}

const redundancy = (sku: string): string => sku.slice(sku.lastIndexOf("_"));

/** The machine that has the disk and is not deallocated. */
function ownerAtWork(call: ArmCall, { managedBy }: Disk): VirtualMachine | undefined {
  const vm = managedBy === undefined ? undefined : call.simulator.world.virtualMachines.get(managedBy);
  return vm && vm.runtime.powerState !== "deallocated" ? vm : undefined;
}
