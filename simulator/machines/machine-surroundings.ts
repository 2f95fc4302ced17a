import { armError } from "#simulator/arm/arm-error.ts";
import { sameLocation, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { findSize, type VmSize } from "#simulator/compute/sizes/size-catalog.ts";
import { regions } from "#simulator/fleet/regions.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { type JsonObject, valueAt } from "#simulator/json.ts";
import { conditionId } from "#simulator/world/condition.ts";
import { inRegion, type World } from "#simulator/world/world.ts";

const references = [
  ["availabilitySet", "Microsoft.Compute/availabilitySets"],
  ["virtualMachineScaleSet", "Microsoft.Compute/virtualMachineScaleSets"],
  ["proximityPlacementGroup", "Microsoft.Compute/proximityPlacementGroups"],
  ["host", "Microsoft.Compute/hostGroups/hosts"],
  ["hostGroup", "Microsoft.Compute/hostGroups"],
] as const;

/** Sets and groups that a machine names have to exist; those of types that are not simulated are believed. */
export function referenceRefusal(world: World, properties: JsonObject): Answer | undefined {
  for (const [name, type] of references) {
    const id = valueAt(properties, [name, "id"]);
    if (id === undefined) continue;
    if (typeof id !== "string" || !/^\/subscriptions\/[^/]+\/resourceGroups\//i.test(id)) {
      return armError(
        400,
        "LinkedInvalidPropertyId",
        `Property id '${String(id)}' at path 'properties.${name}.id' is invalid. Expect fully qualified resource Id that start with '/subscriptions/{subscriptionId}' or '/providers/{resourceProviderNamespace}/'.`,
      );
    }
    const isKnownType = name === "availabilitySet" || name === "virtualMachineScaleSet";
    if (isKnownType && world.others.get(id)?.type.toLowerCase() !== type.toLowerCase()) {
      return armError(404, "NotFound", "The entity was not found in this Azure location.", { target: name });
    }
  }
  return undefined;
}

export function zoneRefusal(
  zones: readonly string[] | undefined,
  location: string,
  vmName: string,
): Answer | undefined {
  const region = regions.find((candidate) => sameLocation(candidate.name, location));
  if (region === undefined || zones === undefined || zones.every((zone) => region.zones.includes(zone)))
    return undefined;
  return armError(
    400,
    "AvailabilityZoneNotSupported",
    `The zone(s) '${zones.join(",")}' for resource 'Microsoft.Compute/virtualMachines/${vmName}' is not supported. The supported zones for location '${region.name}' are '${region.zones.join(",")}'`,
  );
}

/** The cores of a region are unlimited unless a cause in the world limits them. */
export function quotaRefusal(
  world: World,
  { id, location, size, coresBefore = 0 }: { id: string; location: string; size: VmSize; coresBefore?: number },
): Answer | undefined {
  const condition = world.conditions.get(conditionId("coreQuota", location));
  if (condition?.kind !== "coreQuota") return undefined;
  const usage = world.virtualMachines
    .list(inRegion(subscriptionOf(id), location))
    .reduce((sum, vm) => sum + (findSize(vm.properties.hardwareProfile.vmSize, vm.location)?.vCPUsAvailable ?? 0), 0);
  const required = size.vCPUsAvailable - coresBefore;
  if (required <= 0 || usage + required <= condition.limit) return undefined;
  return armError(
    409,
    "OperationNotAllowed",
    `Operation could not be completed as it results in exceeding approved Total Regional Cores quota. Additional details - Deployment Model: Resource Manager, Location: ${location}, Current Limit: ${condition.limit}, Current Usage: ${usage}, Additional Required: ${required}, (Minimum) New Limit Required: ${usage + required}. Please read more about quota limits at https://docs.microsoft.com/en-us/azure/azure-supportability/regional-quota-requests`,
  );
}
