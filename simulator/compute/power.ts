import type { ArmCall } from "#simulator/arm/call.ts";
import { lockRefusal } from "#simulator/arm/lock-refusal.ts";
import { accepted, startOperation } from "#simulator/arm/long-running.ts";
import { allocationFailure } from "#simulator/causes/allocation.ts";
import { busyRefusal, findVirtualMachine } from "#simulator/compute/virtual-machines.ts";
import { notePowerChange } from "#simulator/content/write-stream.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { PowerState } from "#simulator/world/records.ts";

export const startVirtualMachine = (call: ArmCall): Answer => changePower(call, "starting", "running");
export const restartVirtualMachine = (call: ArmCall): Answer => changePower(call, "running", "running");
export const powerOffVirtualMachine = (call: ArmCall): Answer => changePower(call, "stopping", "stopped");
export const deallocateVirtualMachine = (call: ArmCall): Answer => changePower(call, "deallocating", "deallocated");

function changePower(call: ArmCall, meanwhile: PowerState, finally_: PowerState): Answer {
  const vm = findVirtualMachine(call);
  if ("status" in vm) return vm;
  const refusal = lockRefusal(call, vm.id, "write") ?? busyRefusal(vm);
  if (refusal) return refusal;
  const { world } = call.simulator;
  const { powerState: before } = vm.runtime;
  const effect = { kind: "setPowerState", vmId: vm.id, powerState: finally_, before } as const;
  const error = before === "deallocated" && finally_ === "running" ? allocationFailure(world, vm) : undefined;
  const operation = startOperation(call, { location: vm.location, effect, error });
  notePowerChange(world, vm, call.now);
  const runtime = { ...vm.runtime, powerState: meanwhile, changedAt: call.now };
  world.virtualMachines.put({ ...vm, runtime });
  return accepted(call, operation);
}
