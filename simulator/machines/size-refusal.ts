import { armError } from "#simulator/arm/arm-error.ts";
import { findSize, restrictedSizes, sizesIn, type VmSize } from "#simulator/compute/sizes/size-catalog.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** The size as the region has it, or why the machine cannot have it there. */
export function availableSize(name: string, location: string): VmSize | Answer {
  const size = findSize(name, location);
  if (size === undefined) {
    const some = sizesIn(location)
      .slice(0, 20)
      .map((known) => known.name)
      .join(", ");
    return armError(
      400,
      "InvalidParameter",
      `The requested VM size ${name} is not available in the current region. The sizes available in the current region are: ${some}, and others. Find out more on the available VM sizes in each region at https://aka.ms/azure-regions.`,
      { target: "vmSize" },
    );
  }
  if (!restrictedSizes.includes(size.name)) return size;
  return armError(
    409,
    "SkuNotAvailable",
    `The requested VM size for resource 'Following SKUs have failed for Capacity Restrictions: ${size.name}' is currently not available in location '${location}'. Please try another size or deploy to a different location or different zone. See https://aka.ms/azureskunotavailable for details.`,
  );
}

/** Old sizes boot only generation 1, the newest only generation 2. */
export function generationRefusal(size: VmSize, generation: "V1" | "V2"): Answer | undefined {
  if (size.generations.split(",").includes(generation)) return undefined;
  const number = generation === "V1" ? "1" : "2";
  return armError(
    400,
    "BadRequest",
    `The selected VM size '${size.name}' cannot boot Hypervisor Generation '${number}'. If this was a Create operation please check that the Hypervisor Generation of the Image matches the Hypervisor Generation of the selected VM Size. If this was an Update operation please select a Hypervisor Generation '${number}' VM Size. For more information, see https://aka.ms/azuregen2vm`,
  );
}

/** What an existing machine cannot become by a change of its size. */
export function resizeRefusal(from: VmSize | undefined, to: VmSize, generation: "V1" | "V2"): Answer | undefined {
  const generations = generationRefusal(to, generation);
  if (generations !== undefined || from === undefined) return generations;
  if (from.architecture !== to.architecture) {
    return armError(
      409,
      "OperationNotAllowed",
      `Unable to resize the VM from size '${from.name}' to size '${to.name}', because their processor architectures are different.`,
    );
  }
  if (from.tempDiskMiB > 0 === to.tempDiskMiB > 0) return undefined;
  return armError(
    409,
    "OperationNotAllowed",
    `Unable to resize the VM '${from.name}' to '${to.name}', since changing from resource disk to non-resource disk VM size and vice-versa is not allowed. Please refer to https://aka.ms/AAah4sj for more details.`,
  );
}
