import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { accepted, startOperation } from "#simulator/arm/long-running.ts";
import { allocationFailure } from "#simulator/causes/allocation.ts";
import { sharedDiskRefusal } from "#simulator/compute/shared-access-refusal.ts";
import { busyRefusal, findVirtualMachine } from "#simulator/compute/virtual-machines.ts";
import { notePowerChange } from "#simulator/content/write-stream.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";
import type { PowerState, VirtualMachine } from "#simulator/world/records.ts";

export const startVirtualMachine = (call: ArmCall): Answer => changePower(call, "start", "starting", "running");
export const restartVirtualMachine = (call: ArmCall): Answer => changePower(call, "restart", "running", "running");
export const redeployVirtualMachine = (call: ArmCall): Answer => changePower(call, "redeploy", "running", "running");
export const powerOffVirtualMachine = (call: ArmCall): Answer => changePower(call, "powerOff", "stopping", "stopped");

export function deallocateVirtualMachine(call: ArmCall): Answer {
  const vm = findVirtualMachine(call);
  const hibernate = queryOf(call.url, "hibernate")?.toLowerCase() === "true";
  if ("status" in vm || !hibernate) return changePower(call, "deallocate", "deallocating", "deallocated");
  if (valueAt(vm.properties.additionalCapabilities, ["hibernationEnabled"]) !== true) {
    return notAllowed(
      `Operation 'hibernate' is not allowed on VM '${vm.name}' since hibernation is not enabled for the VM.`,
    );
  }
  if (vm.runtime.powerState !== "running") {
    return notAllowed(`Operation 'hibernate' is not allowed on VM '${vm.name}' since the VM is not running.`);
  }
  return changePower(call, "hibernate", "deallocating", "deallocated");
}

/** POST .../reapply: the state of the machine is computed anew, which also ends a failed one. */
export function reapplyVirtualMachine(call: ArmCall): Answer {
  const vm = changeableMachine(call);
  if ("status" in vm) return vm;
  const effect = { kind: "finishVirtualMachineUpdate", vmId: vm.id } as const;
  const operation = startOperation(call, { location: vm.location, effect });
  const properties = { ...vm.properties, provisioningState: "Updating" };
  call.simulator.world.virtualMachines.put({ ...vm, properties });
  return accepted(call, operation);
}

/** POST .../generalize: at once, and for good. */
export function generalizeVirtualMachine(call: ArmCall): Answer {
  const vm = changeableMachine(call);
  if ("status" in vm) return vm;
  if (vm.runtime.powerState !== "stopped" && vm.runtime.powerState !== "deallocated") {
    return notAllowed(`Please power off the Virtual Machine '${vm.name}' before attempting to generalize it.`);
  }
  call.simulator.world.virtualMachines.put({ ...vm, runtime: { ...vm.runtime, isGeneralized: true } });
  return { status: 200 };
}

/** POST .../simulateEviction: Azure takes a spot machine away a little later, without an operation to follow. */
export function simulateEviction(call: ArmCall): Answer {
  const vm = changeableMachine(call);
  if ("status" in vm) return vm;
  if (vm.properties.priority !== "Spot" && vm.properties.priority !== "Low") {
    return notAllowed(`Operation 'simulateEviction' is not allowed on VM '${vm.name}' since it is not a Spot VM.`);
  }
  const { id, location } = vm;
  const effect =
    vm.properties.evictionPolicy === "Delete"
      ? ({ kind: "deleteVirtualMachine", id } as const)
      : ({ kind: "setPowerState", vmId: id, powerState: "deallocated" } as const);
  startOperation(call, { location, effect });
  return { status: 204 };
}

function changePower(call: ArmCall, action: string, meanwhile: PowerState, finally_: PowerState): Answer {
  const vm = changeableMachine(call);
  if ("status" in vm) return vm;
  if (vm.runtime.isGeneralized && finally_ === "running") {
    return notAllowed(`Operation '${action}' is not allowed on VM '${vm.name}' since the VM is generalized.`);
  }
  const { world } = call.simulator;
  const shared = finally_ === "running" ? sharedDiskRefusal(world, vm) : undefined;
  if (shared) return shared;
  const { powerState: before, isHibernated: _ended, ...rest } = vm.runtime;
  const effect = { kind: "setPowerState", vmId: vm.id, powerState: finally_, before } as const;
  const error = before === "deallocated" && finally_ === "running" ? allocationFailure(world, vm) : undefined;
  const operation = startOperation(call, { location: vm.location, effect, error });
  notePowerChange(world, vm, call.now);
  const runtime = {
    ...rest,
    powerState: meanwhile,
    changedAt: call.now,
    ...(action === "hibernate" && { isHibernated: true as const }),
  };
  world.virtualMachines.put({ ...vm, runtime });
  return accepted(call, operation);
}

function changeableMachine(call: ArmCall): VirtualMachine | Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) return vm;
  return lockRefusal(call, vm.id, "write") ?? busyRefusal(vm) ?? vm;
}

function notAllowed(message: string): Answer {
  return armError(409, "OperationNotAllowed", message);
}
