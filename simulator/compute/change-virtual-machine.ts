import { armError, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { accepted, operationHeaders, startOperation } from "#simulator/arm/long-running.ts";
import { nextEtag } from "#simulator/compute/etag.ts";
import { showVirtualMachine } from "#simulator/compute/show-virtual-machine.ts";
import { findSize } from "#simulator/compute/sizes/size-catalog.ts";
import { busyRefusal, findVirtualMachine } from "#simulator/compute/virtual-machines.ts";
import { settleContents } from "#simulator/content/capture.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import type { VirtualMachine, VmDataDisk, VmOsDisk } from "#simulator/world/records.ts";

/**
 * PATCH and PUT of an existing machine: tags, size, data disks (detach, caching, write accelerator) and the caching of
 * the OS disk. Creating a machine is not simulated yet, so a PUT to a new name is refused.
 */
export function changeVirtualMachine(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) {
    if (call.method === "PATCH") return vm;
    return armError(400, "BadRequest", "This simulator does not create virtual machines; change an existing one.");
  }
  if (!isObject(call.content)) return invalidRequestContent("A virtual machine is a JSON object.");
  const refusal = lockRefusal(call, vm.id, "write") ?? etagRefusal(call, vm) ?? busyRefusal(vm);
  if (refusal) return refusal;
  const changed = withChanges(vm, call.content);
  if ("status" in changed) return changed;
  const effect = { kind: "finishVirtualMachineUpdate", vmId: vm.id } as const;
  const operation = startOperation(call, { location: vm.location, effect });
  const { world } = call.simulator;
  if (changed.properties.storageProfile.dataDisks.length !== vm.properties.storageProfile.dataDisks.length)
    settleContents(world, vm, call.now);
  const stored = world.virtualMachines.put({
    ...changed,
    etag: nextEtag(vm.etag),
    properties: { ...changed.properties, provisioningState: "Updating" },
  });
  releaseDisks(call, vm, stored);
  return { status: 200, headers: operationHeaders(call, operation, false), body: showVirtualMachine(stored, false) };
}

export function deleteVirtualMachine(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) return { status: 204 };
  const refusal = lockRefusal(call, vm.id, "delete");
  if (refusal) return refusal;
  const operation = startOperation(call, {
    location: vm.location,
    effect: { kind: "deleteVirtualMachine", id: vm.id },
  });
  const properties = { ...vm.properties, provisioningState: "Deleting" };
  call.simulator.world.virtualMachines.put({ ...vm, properties });
  return accepted(call, operation);
}

function withChanges(vm: VirtualMachine, content: JsonObject): VirtualMachine | Answer {
  const { properties } = vm;
  const vmSize = valueAt(content, ["properties", "hardwareProfile", "vmSize"]) ?? properties.hardwareProfile.vmSize;
  if (typeof vmSize !== "string") return invalidRequestContent("vmSize must be a text.");
  if (vmSize !== properties.hardwareProfile.vmSize && !findSize(vmSize, vm.location)) {
    return armError(
      400,
      "InvalidParameter",
      `The requested VM size ${vmSize} is not available in location ${vm.location}.`,
      { target: "vmSize" },
    );
  }
  const wanted = valueAt(content, ["properties", "storageProfile", "dataDisks"]);
  const dataDisks = Array.isArray(wanted) ? mergeDataDisks(properties.storageProfile.dataDisks, wanted) : undefined;
  if (typeof dataDisks === "string") return armError(400, "InvalidParameter", dataDisks, { target: "dataDisks" });
  const caching = valueAt(content, ["properties", "storageProfile", "osDisk", "caching"]);
  const osDisk = { ...properties.storageProfile.osDisk, ...(isCaching(caching) && { caching }) };
  return {
    ...vm,
    ...(isObject(content["tags"]) && { tags: content["tags"] as Record<string, string> }),
    properties: {
      ...properties,
      hardwareProfile: { vmSize },
      storageProfile: { ...properties.storageProfile, osDisk, ...(dataDisks && { dataDisks }) },
    },
  };
}

/** The wanted list names the disks that stay, by LUN; attaching another disk is not simulated yet. */
function mergeDataDisks(existing: VmDataDisk[], wanted: unknown[]): VmDataDisk[] | string {
  const merged: VmDataDisk[] = [];
  for (const item of wanted) {
    const disk = existing.find((candidate) => isObject(item) && candidate.lun === item["lun"]);
    if (disk === undefined || !isObject(item))
      return "This simulator changes and detaches data disks, but attaches none.";
    if (item["toBeDetached"] === true) continue;
    const { caching, writeAcceleratorEnabled } = item;
    merged.push({
      ...disk,
      ...(isCaching(caching) && { caching }),
      ...(typeof writeAcceleratorEnabled === "boolean" && { writeAcceleratorEnabled }),
    });
  }
  return merged;
}

function releaseDisks(call: ArmCall, before: VirtualMachine, after: VirtualMachine): void {
  const kept = new Set(after.properties.storageProfile.dataDisks.map((disk) => disk.managedDisk?.id));
  for (const { managedDisk } of before.properties.storageProfile.dataDisks) {
    const disk = managedDisk && !kept.has(managedDisk.id) && call.simulator.world.disks.get(managedDisk.id);
    if (!disk) continue;
    const { managedBy, ...rest } = disk;
    call.simulator.world.disks.put({ ...rest, properties: { ...disk.properties, diskState: "Unattached" } });
  }
}

function etagRefusal(call: ArmCall, vm: VirtualMachine): Answer | undefined {
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = call.request.headers;
  const isMatch = ifMatch === undefined || ifMatch === "*" || ifMatch === vm.etag;
  if (isMatch && ifNoneMatch !== "*") return undefined;
  return armError(
    412,
    "PreconditionFailed",
    `The precondition given in one of the request headers failed: the machine has etag ${vm.etag}.`,
  );
}

function isCaching(value: unknown): value is VmOsDisk["caching"] {
  return value === "None" || value === "ReadOnly" || value === "ReadWrite";
}
