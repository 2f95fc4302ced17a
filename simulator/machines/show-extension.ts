import type { JsonObject } from "#simulator/json.ts";
import type { VirtualMachine, VmExtension } from "#simulator/world/records.ts";

/** An extension as a resource below its machine. Those that came with the fleet tell what follows from their type. */
export function showExtension(vm: VirtualMachine, extension: VmExtension): JsonObject {
  const { name, type, version, tags } = extension;
  const dot = type.lastIndexOf(".");
  return {
    name,
    id: `${vm.id}/extensions/${name}`,
    type: "Microsoft.Compute/virtualMachines/extensions",
    location: vm.location,
    ...(tags && { tags }),
    properties: {
      autoUpgradeMinorVersion: extension.properties === undefined,
      publisher: type.slice(0, dot),
      type: type.slice(dot + 1),
      typeHandlerVersion: version.split(".").slice(0, 2).join("."),
      ...extension.properties,
      provisioningState: extension.provisioningState ?? (extension.failedWith === undefined ? "Succeeded" : "Failed"),
    },
  };
}
