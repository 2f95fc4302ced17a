import { invalidParameter, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { operationHeaders, startOperation } from "#simulator/arm/long-running.ts";
import { sameId } from "#simulator/arm/resource-id.ts";
import { nextEtag } from "#simulator/compute/etag.ts";
import { showStorageProfile } from "#simulator/compute/show-virtual-machine.ts";
import { busyRefusal, findVirtualMachine } from "#simulator/compute/virtual-machines.ts";
import { settleContents } from "#simulator/content/capture.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { ownerOf } from "#simulator/machines/change-machine.ts";
import { respelt } from "#simulator/machines/machine-words.ts";
import { dataDisksRefusal, planDataDisk } from "#simulator/machines/plan-data-disks.ts";
import { carryOut, type PlannedDisk } from "#simulator/machines/planned-disk.ts";
import { knownTo } from "#simulator/machines/young-properties.ts";
import type { VirtualMachine, VmDataDisk } from "#simulator/world/records.ts";

/** POST .../attachDetachDataDisks: 200 with the storage profile; disks that go are in it until the operation ends. */
export function attachDetachDataDisks(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) return vm;
  const request = readRequest(call);
  if ("status" in request) return request;
  const refusal = lockRefusal(call, vm.id, "write") ?? busyRefusal(vm);
  if (refusal) return refusal;
  const remaining = markDetached(vm, request.detach);
  if ("status" in remaining) return remaining;
  const plans = planAttachments(call, vm, remaining.dataDisks, request.attach);
  if ("status" in plans) return plans;
  return begin(call, vm, { ...remaining, plans: plans.plans });
}

function begin(
  call: ArmCall,
  vm: VirtualMachine,
  change: { dataDisks: VmDataDisk[]; names: string[]; plans: PlannedDisk<VmDataDisk>[] },
): Answer {
  const { world } = call.simulator;
  const { dataDisks, names, plans } = change;
  const operation = startOperation(call, {
    location: vm.location,
    effect: { kind: "finishVirtualMachineUpdate", vmId: vm.id, ...(names.length > 0 && { detach: names }) },
  });
  if (plans.length > 0) settleContents(world, vm, call.now);
  const { properties } = vm;
  const all = [...dataDisks, ...plans.map((plan) => plan.attachment)];
  const stored = world.virtualMachines.put({
    ...vm,
    etag: nextEtag(vm.etag),
    properties: {
      ...properties,
      provisioningState: "Updating",
      storageProfile: { ...properties.storageProfile, dataDisks: all },
    },
  });
  carryOut(call, ownerOf(vm), plans);
  return {
    status: 200,
    headers: operationHeaders(call, operation, false),
    body: knownTo(call.apiVersion, showStorageProfile(stored) as JsonObject),
  };
}

type Request = { attach: JsonObject[]; detach: JsonObject[] };

function readRequest(call: ArmCall): Request | Answer {
  const content = isObject(call.content) ? respelt(call.content) : {};
  if (typeof valueAt(content, ["unknownWordAt"]) === "string") {
    const path = String(valueAt(content, ["unknownWordAt"]));
    return invalidParameter(path, `The value of parameter ${path} is invalid.`);
  }
  const [attach, detach] = ["dataDisksToAttach", "dataDisksToDetach"].map((name) => valueAt(content, [name]) ?? []);
  if (!isListOfDisks(attach) || !isListOfDisks(detach)) {
    return invalidRequestContent("dataDisksToAttach and dataDisksToDetach must be lists of objects with a diskId.");
  }
  if (attach.length + detach.length > 0) return { attach, detach };
  return invalidParameter(
    "dataDisksToAttach",
    "At least one of the parameters 'dataDisksToAttach' and 'dataDisksToDetach' must name a disk.",
  );
}

function isListOfDisks(value: unknown): value is JsonObject[] {
  return Array.isArray(value) && value.every((item) => isObject(item) && typeof item["diskId"] === "string");
}

/** The machine's data disks with those marked that shall go, and their names. */
function markDetached(vm: VirtualMachine, detach: JsonObject[]): { dataDisks: VmDataDisk[]; names: string[] } | Answer {
  const { dataDisks } = vm.properties.storageProfile;
  const isNamed = (disk: VmDataDisk, item: JsonObject) => sameId(disk.managedDisk?.id ?? "", String(item["diskId"]));
  const missing = detach.find((item) => !dataDisks.some((disk) => isNamed(disk, item)));
  if (missing) {
    return invalidParameter(
      "dataDisksToDetach",
      `Disk '${String(missing["diskId"])}' cannot be detached because it is not a data disk of VM '${vm.name}'.`,
    );
  }
  const marked = dataDisks.map((disk) => {
    const item = detach.find((candidate) => isNamed(disk, candidate));
    if (item === undefined) return disk;
    const { detachOption } = item;
    return { ...disk, toBeDetached: true, ...(typeof detachOption === "string" && { detachOption }) };
  });
  const names = dataDisks.filter((disk) => detach.some((item) => isNamed(disk, item))).map((disk) => disk.name);
  return { dataDisks: marked, names };
}

function planAttachments(
  call: ArmCall,
  vm: VirtualMachine,
  dataDisks: VmDataDisk[],
  attach: JsonObject[],
): { plans: PlannedDisk<VmDataDisk>[] } | Answer {
  const owner = ownerOf(vm);
  const plans: PlannedDisk<VmDataDisk>[] = [];
  for (const item of attach) {
    const { diskId, lun, diskEncryptionSet, ...rest } = item;
    const used = [...dataDisks, ...plans.map((plan) => plan.attachment)].map((disk) => disk.lun);
    const free = Array.from({ length: 64 }, (_, index) => index).find((index) => !used.includes(index)) ?? 64;
    const managedDisk = { id: String(diskId), ...(diskEncryptionSet !== undefined && { diskEncryptionSet }) };
    const wanted = { ...rest, lun: lun ?? free, createOption: "Attach", managedDisk } as JsonObject;
    const plan = planDataDisk(call, owner, wanted, plans.length);
    if ("status" in plan) return plan;
    plans.push(plan);
  }
  const all = [...dataDisks, ...plans.map((plan) => plan.attachment)];
  return dataDisksRefusal(all, owner) ?? { plans };
}
