import { armError } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { sameLocation } from "#simulator/arm/resource-id.ts";
import { sizesIn, type VmSize } from "#simulator/compute/sizes/size-catalog.ts";
import { findVirtualMachine } from "#simulator/compute/virtual-machines.ts";
import { regions } from "#simulator/fleet/regions.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** GET .../locations/{location}/vmSizes */
export function listSizes(call: ArmCall): Answer {
  const location = parameter(call, "location");
  const region = regions.find((candidate) => sameLocation(candidate.name, location));
  if (region) return listOf(sizesIn(region.name));
  return armError(
    400,
    "NoRegisteredProviderFound",
    `No registered resource provider found for location '${location}' and API version '${call.apiVersion}' for type 'locations/vmSizes'.`,
  );
}

/** GET .../virtualMachines/{vmName}/vmSizes: the sizes to which the machine can be changed. */
export function listSizesForMachine(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  return "status" in vm ? vm : listOf(sizesIn(vm.location));
}

function listOf(sizes: readonly VmSize[]): Answer {
  return { status: 200, body: { value: sizes.map(showSize) } };
}

function showSize(size: VmSize): Record<string, string | number> {
  return {
    name: size.name,
    numberOfCores: size.vCPUs,
    osDiskSizeInMB: 1_047_552,
    resourceDiskSizeInMB: size.tempDiskMiB,
    memoryInMB: Math.round(size.memoryGB * 1024),
    maxDataDiskCount: size.maxDataDisks,
  };
}
