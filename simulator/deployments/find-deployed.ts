import type { ArmCall } from "#simulator/arm/call.ts";
import { showVirtualMachine } from "#simulator/compute/show-virtual-machine.ts";
import { TemplateError } from "#simulator/deployments/expression-parser.ts";
import { showDisk } from "#simulator/disk/show-disk.ts";
import { isObject, type Json, type JsonObject } from "#simulator/json.ts";

/** The properties of a resource, or with `full` the whole of it, as `reference()` gives them. */
export function findDeployed(call: ArmCall, id: string, full: boolean): Json {
  const { world } = call.simulator;
  const { apiVersion } = call;
  const vm = world.virtualMachines.get(id);
  const disk = world.disks.get(id) ?? world.snapshots.get(id);
  const found: JsonObject | undefined = vm
    ? showVirtualMachine(vm, { apiVersion })
    : disk
      ? showDisk(disk, { apiVersion })
      : (world.others.get(id) as unknown as JsonObject | undefined);
  if (found === undefined) throw new TemplateError(`The resource '${id}' is not defined in the template.`);
  const { properties } = found;
  return full ? found : isObject(properties) ? properties : {};
}
