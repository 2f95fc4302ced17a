import { resourceGroupNotFound } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { accepted, startOperation } from "#simulator/arm/long-running.ts";
import { findGroup } from "#simulator/arm/resource-groups.ts";
import { busyRefusal, findVirtualMachine } from "#simulator/compute/virtual-machines.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { changeMachine } from "#simulator/machines/change-machine.ts";
import { createMachine } from "#simulator/machines/create-machine.ts";
import { etagRefusal, machineIdOf } from "#simulator/machines/machine-id.ts";
import { readMachineRequest } from "#simulator/machines/machine-request.ts";

/** PUT: creates the machine, or changes the one that has the name. */
export function putMachine(call: ArmCall): Answer {
  if (findGroup(call) === undefined) return resourceGroupNotFound(parameter(call, "group"));
  const id = machineIdOf(call);
  const vm = call.simulator.world.virtualMachines.get(id);
  if (vm) return patchMachine(call);
  const refusal = lockRefusal(call, id, "write") ?? etagRefusal(call, undefined);
  if (refusal) return refusal;
  const request = readMachineRequest(call);
  return "status" in request ? request : createMachine(call, id, request);
}

export function patchMachine(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) return vm;
  const request = readMachineRequest(call);
  if ("status" in request) return request;
  const refusal = lockRefusal(call, vm.id, "write") ?? etagRefusal(call, vm.etag) ?? busyRefusal(vm);
  return refusal ?? changeMachine(call, vm, request);
}

export function deleteMachine(call: ArmCall): Answer {
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
