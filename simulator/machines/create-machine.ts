import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { locationRefusal } from "#simulator/arm/location-refusal.ts";
import { operationHeaders, startOperation } from "#simulator/arm/long-running.ts";
import { normalLocation } from "#simulator/arm/resource-id.ts";
import { allocationFailure, osProvisioningFailure } from "#simulator/causes/allocation.ts";
import { showVirtualMachine } from "#simulator/compute/show-virtual-machine.ts";
import type { VmSize } from "#simulator/compute/sizes/size-catalog.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject } from "#simulator/json.ts";
import { type MachineImage, resolveImage } from "#simulator/machines/machine-image.ts";
import { generationOfDisk, type MachinePlan, recordOf } from "#simulator/machines/machine-record.ts";
import { type MachineRequest, missingParameter, notAllowedParameter } from "#simulator/machines/machine-request.ts";
import { quotaRefusal, referenceRefusal, zoneRefusal } from "#simulator/machines/machine-surroundings.ts";
import { readOsProfile } from "#simulator/machines/os-profile.ts";
import { dataDisksRefusal, planDataDisk } from "#simulator/machines/plan-data-disks.ts";
import { planOsDisk } from "#simulator/machines/plan-os-disk.ts";
import { carryOut, type DiskOwner, type PlannedDisk } from "#simulator/machines/planned-disk.ts";
import {
  carryOutNetworkPlan,
  type NetworkPlan,
  networkApiVersionRefusal,
  readNetworkProfile,
} from "#simulator/machines/read-network-profile.ts";
import { availableSize, generationRefusal } from "#simulator/machines/size-refusal.ts";
import type { VmDataDisk, VmOsDisk, VmProperties } from "#simulator/world/records.ts";

/** PUT of a name that no machine has: 201 with `Azure-AsyncOperation`. */
export function createMachine(call: ArmCall, id: string, request: MachineRequest): Answer {
  const content = request.location === undefined ? {} : { location: request.location };
  const refusal = locationRefusal(call, { id, content, previous: undefined });
  if (refusal) return refusal;
  const plan = planMachine(call, id, request);
  if ("status" in plan) return plan;
  const vm = recordOf(call, request, plan);
  const { world } = call.simulator;
  const operation = startOperation(call, {
    location: vm.location,
    effect: { kind: "finishVirtualMachineCreation", vmId: id },
    error: allocationFailure(world, vm) ?? (plan.image && osProvisioningFailure(world, plan.image.id)),
  });
  world.virtualMachines.put(vm);
  carryOut(call, plan.owner, [plan.osDisk, ...plan.dataDisks]);
  carryOutNetworkPlan(world, plan.network, id);
  return {
    status: 201,
    headers: operationHeaders(call, operation, false),
    body: showVirtualMachine(vm, { apiVersion: call.apiVersion }),
  };
}

function planMachine(call: ArmCall, id: string, request: MachineRequest): MachinePlan | Answer {
  const { properties, zones } = request;
  const { world } = call.simulator;
  const location = normalLocation(request.location ?? "");
  const name = parameter(call, "vmName");
  const size = sizeOf(properties, location);
  if ("status" in size) return size;
  const refusal =
    zoneRefusal(zones, location, name) ??
    referenceRefusal(world, properties) ??
    quotaRefusal(world, { id, location, size });
  if (refusal) return refusal;
  const storage = properties["storageProfile"];
  if (!isObject(storage)) return missingParameter("storageProfile");
  const sentOsDisk = storage["osDisk"];
  if (!isObject(sentOsDisk)) return missingParameter("osDisk");
  const isFromImage = sentOsDisk["createOption"] !== "Attach";
  const reference = isFromImage && isObject(storage["imageReference"]) ? storage["imageReference"] : undefined;
  const image = reference && resolveImage(call, reference, location);
  if (image && "status" in image) return image;
  const owner: DiskOwner = {
    id,
    name,
    location,
    zones: zones ?? chosenZone(request.placement),
    extendedLocation: request.extendedLocation as DiskOwner["extendedLocation"],
    tags: undefined,
    securityProfile: isObject(properties["securityProfile"]) ? properties["securityProfile"] : undefined,
    size,
    image,
    powerState: "starting",
  };
  const osDisk = planOsDisk(call, owner, sentOsDisk);
  if ("status" in osDisk) return osDisk;
  const generation = generationRefusal(size, generationOfDisk(owner, osDisk));
  if (generation) return generation;
  const dataDisks = planDataDisks(call, owner, storage["dataDisks"]);
  if ("status" in dataDisks) return dataDisks;
  const osProfile = osProfileOf(properties, osDisk.attachment, image);
  if (osProfile && "status" in osProfile) return osProfile;
  const network = networkOf(call, properties, { vmId: id, location });
  return "status" in network ? network : { owner, image, osDisk, dataDisks: dataDisks.plans, osProfile, network };
}

function sizeOf(properties: JsonObject, location: string): VmSize | Answer {
  const hardware = properties["hardwareProfile"];
  const name = isObject(hardware) ? hardware["vmSize"] : undefined;
  return typeof name === "string" ? availableSize(name, location) : missingParameter("vmSize");
}

/** `placement` leaves the choice of the zone to Azure. */
function chosenZone(placement: JsonObject | undefined): string[] | undefined {
  const included = placement?.["includeZones"];
  if (placement === undefined) return undefined;
  const excluded = Array.isArray(placement["excludeZones"]) ? placement["excludeZones"] : [];
  const candidates = Array.isArray(included) && included.length > 0 ? included : ["1", "2", "3"];
  const zone = candidates.findLast((candidate) => !excluded.includes(candidate));
  return zone === undefined ? undefined : [String(zone)];
}

function planDataDisks(call: ArmCall, owner: DiskOwner, sent: unknown): { plans: PlannedDisk<VmDataDisk>[] } | Answer {
  const plans: PlannedDisk<VmDataDisk>[] = [];
  for (const [position, item] of (Array.isArray(sent) ? (sent as JsonObject[]) : []).entries()) {
    const plan = planDataDisk(call, owner, item, position);
    if ("status" in plan) return plan;
    plans.push(plan);
  }
  const attachments = plans.map((plan) => plan.attachment);
  return dataDisksRefusal(attachments, owner) ?? { plans };
}

/** A system from an image is set up for an account, one on an existing disk has its own. Images of one's own may be specialized. */
function osProfileOf(
  properties: JsonObject,
  osDisk: VmOsDisk,
  image: MachineImage | undefined,
): VmProperties["osProfile"] | Answer {
  const sent = properties["osProfile"];
  const isAttached = osDisk.createOption === "Attach";
  if (isObject(sent)) return isAttached ? notAllowedParameter("osProfile") : readOsProfile(sent, osDisk.osType);
  return isAttached || image?.isPlatform === false ? undefined : missingParameter("osProfile");
}

function networkOf(
  call: ArmCall,
  properties: JsonObject,
  place: { vmId: string; location: string },
): NetworkPlan | Answer {
  const sent = properties["networkProfile"];
  const profile = isObject(sent) ? sent : undefined;
  return networkApiVersionRefusal(profile) ?? readNetworkProfile(call, profile, place);
}
