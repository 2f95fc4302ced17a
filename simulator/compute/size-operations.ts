import type { ArmOperation } from "#simulator/arm/operation.ts";
import { compute, group, op, read, sub } from "#simulator/arm/operation-row.ts";
import { policies } from "#simulator/arm/rate-policies.ts";
import { listSizes, listSizesForMachine } from "#simulator/compute/sizes/show-size.ts";
import { listSkus } from "#simulator/compute/skus.ts";

/** What Compute offers: SKUs and sizes. */
export const sizeOperations: readonly ArmOperation[] = [
  op("ResourceSkus_List", "GET", `${sub}/${compute}/skus`, {
    family: "sku",
    action: read("Microsoft.Compute/skus"),
    handle: listSkus,
  }),
  op("VirtualMachineSizes_List", "GET", `${sub}/${compute}/locations/{location}/vmSizes`, {
    family: "compute",
    action: read("Microsoft.Compute/locations/vmSizes"),
    handle: listSizes,
  }),
  op("VirtualMachines_ListAvailableSizes", "GET", `${group}/${compute}/virtualMachines/{vmName}/vmSizes`, {
    family: "compute",
    action: read("Microsoft.Compute/virtualMachines/vmSizes"),
    limits: policies.lowCostGet,
    handle: listSizesForMachine,
  }),
];
