import type { ArmCall } from "#simulator/arm/call.ts";
import { locationRefusal } from "#simulator/arm/location-refusal.ts";
import { operationHeaders, startOperation } from "#simulator/arm/long-running.ts";
import { sameId } from "#simulator/arm/resource-id.ts";
import { nextEtag } from "#simulator/compute/etag.ts";
import { showVirtualMachine } from "#simulator/compute/show-virtual-machine.ts";
import { findSize, type VmSize } from "#simulator/compute/sizes/size-catalog.ts";
import { settleContents } from "#simulator/content/capture.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, merged, valueAt } from "#simulator/json.ts";
import { identityOf } from "#simulator/machines/machine-identity.ts";
import { type MachineRequest, propertyChangeRefusal } from "#simulator/machines/machine-request.ts";
import { quotaRefusal } from "#simulator/machines/machine-surroundings.ts";
import { changeOsProfile } from "#simulator/machines/os-profile-change.ts";
import { carryOut, type DiskOwner, releaseDisk } from "#simulator/machines/planned-disk.ts";
import { carryOutNetworkPlan, type NetworkPlan, readNetworkProfile } from "#simulator/machines/read-network-profile.ts";
import { availableSize, resizeRefusal } from "#simulator/machines/size-refusal.ts";
import { readStorageChange, type StorageChange } from "#simulator/machines/storage-change.ts";
import type { VirtualMachine, VmProperties } from "#simulator/world/records.ts";

/** PATCH, and PUT of a machine that exists: 200 with `Azure-AsyncOperation`. */
export function changeMachine(call: ArmCall, vm: VirtualMachine, request: MachineRequest): Answer {
  const content = request.location === undefined ? {} : { location: request.location };
  const refusal = locationRefusal(call, { id: vm.id, content, previous: vm }) ?? fixedRefusal(vm, request);
  if (refusal) return refusal;
  const size = sizeOf(call, vm, request.properties);
  if (size && "status" in size) return size;
  const owner = ownerOf(vm, size);
  const storage = valueAt(request.properties, ["storageProfile"]);
  const disks = readStorageChange(call, vm, owner, isObject(storage) ? storage : {});
  if ("status" in disks) return disks;
  const osProfile = changeOsProfile(vm, request.properties["osProfile"]);
  if (osProfile && "status" in osProfile) return osProfile;
  const profile = request.properties["networkProfile"];
  const network = isObject(profile)
    ? readNetworkProfile(call, profile, { vmId: vm.id, location: vm.location })
    : undefined;
  if (network && "status" in network) return network;
  return begin(call, vm, changed(call, vm, request, { size, disks, osProfile, network }), { owner, disks, network });
}

type Parts = {
  size: VmSize | undefined;
  disks: StorageChange;
  osProfile: VmProperties["osProfile"];
  network: NetworkPlan | undefined;
};

function begin(
  call: ArmCall,
  before: VirtualMachine,
  after: VirtualMachine,
  { owner, disks, network }: { owner: DiskOwner; disks: StorageChange; network: NetworkPlan | undefined },
): Answer {
  const { world } = call.simulator;
  const { detaching, released, plans } = disks;
  const operation = startOperation(call, {
    location: before.location,
    effect: { kind: "finishVirtualMachineUpdate", vmId: before.id, ...(detaching.length > 0 && { detach: detaching }) },
  });
  if (released.length > 0 || plans.length > 0) settleContents(world, before, call.now);
  const stored = world.virtualMachines.put(after);
  for (const id of released) releaseDisk(world, id, before.id, call.now);
  carryOut(call, owner, plans);
  if (network) {
    carryOutNetworkPlan(world, network, before.id, before.properties.networkProfile?.networkInterfaces);
  }
  return {
    status: 200,
    headers: operationHeaders(call, operation, false),
    body: showVirtualMachine(stored, { apiVersion: call.apiVersion }),
  };
}

export function ownerOf(
  vm: VirtualMachine,
  size = findSize(vm.properties.hardwareProfile.vmSize, vm.location),
): DiskOwner {
  return {
    id: vm.id,
    name: vm.name,
    location: vm.location,
    zones: vm.zones,
    extendedLocation: vm.extendedLocation,
    securityProfile: vm.properties.securityProfile as JsonObject | undefined,
    // A size that its region no longer lists sets no limits of its own.
    size: size ?? ({ name: vm.properties.hardwareProfile.vmSize, maxDataDisks: 64, hasPremiumIo: true } as VmSize),
    powerState: vm.runtime.powerState,
  };
}

/** The new size, or nothing when it stays; the refusal when it cannot be had. */
function sizeOf(call: ArmCall, vm: VirtualMachine, properties: JsonObject): VmSize | Answer | undefined {
  const name = valueAt(properties, ["hardwareProfile", "vmSize"]);
  const { vmSize } = vm.properties.hardwareProfile;
  if (typeof name !== "string" || name.toLowerCase() === vmSize.toLowerCase()) return undefined;
  const size = availableSize(name, vm.location);
  if ("status" in size) return size;
  const before = findSize(vmSize, vm.location);
  const { id, location } = vm;
  const coresBefore = before?.vCPUsAvailable ?? 0;
  return (
    resizeRefusal(before, size, vm.runtime.hyperVGeneration) ??
    quotaRefusal(call.simulator.world, { id, location, size, coresBefore }) ??
    size
  );
}

/** What a machine keeps for life. */
function fixedRefusal(vm: VirtualMachine, { properties, zones, plan }: MachineRequest): Answer | undefined {
  const image = valueAt(properties, ["storageProfile", "imageReference"]);
  const known = vm.properties.storageProfile.imageReference;
  for (const name of ["id", "publisher", "offer", "sku"]) {
    const [sent, own] = [valueAt(image, [name]), valueAt(known, [name])];
    if (typeof sent === "string" && sent.toLowerCase() !== String(own ?? "").toLowerCase()) {
      return propertyChangeRefusal("imageReference");
    }
  }
  const set = valueAt(properties, ["availabilitySet", "id"]);
  if (typeof set === "string" && !sameId(set, vm.properties.availabilitySet?.id ?? "")) {
    return propertyChangeRefusal("availabilitySet.id");
  }
  if (zones && zones.join() !== (vm.zones ?? []).join()) return propertyChangeRefusal("zones");
  if (plan && vm.plan && plan["name"] !== vm.plan.name) return propertyChangeRefusal("plan.name");
  return undefined;
}

const handled = [
  "vmId",
  "provisioningState",
  "instanceView",
  "timeCreated",
  "storageProfile",
  "osProfile",
  "networkProfile",
];

function changed(call: ArmCall, vm: VirtualMachine, request: MachineRequest, parts: Parts): VirtualMachine {
  const { properties, tags, identity } = request;
  const { size, disks, osProfile, network } = parts;
  const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => !handled.includes(name)));
  const { identity: oldIdentity, tags: oldTags, ...kept } = vm;
  const newIdentity = identity ? identityOf(identity, vm.id, call.simulator.directory.tenantId) : oldIdentity;
  // A PUT without tags leaves the machine without tags.
  const newTags = tags ?? (call.method === "PUT" ? undefined : oldTags);
  const made = disks.plans.filter((plan) => plan.built).map((plan) => plan.attachment.name);
  const model = merged(vm.properties as unknown as JsonObject, rest) as unknown as VmProperties;
  return {
    ...kept,
    ...(newTags && { tags: newTags }),
    ...(newIdentity && { identity: newIdentity }),
    etag: nextEtag(vm.etag),
    properties: {
      ...model,
      provisioningState: "Updating",
      hardwareProfile: { ...model.hardwareProfile, vmSize: size?.name ?? vm.properties.hardwareProfile.vmSize },
      storageProfile: { ...vm.properties.storageProfile, osDisk: disks.osDisk, dataDisks: disks.dataDisks },
      ...(osProfile && { osProfile }),
      ...(network && { networkProfile: { networkInterfaces: network.networkInterfaces } }),
    },
    runtime: { ...vm.runtime, ...(made.length > 0 && { pendingDisks: made }) },
  };
}
