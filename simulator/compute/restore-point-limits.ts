import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { subscriptionOf } from "#simulator/arm/resource-id.ts";
import { tooManyRequests } from "#simulator/arm/throttle.ts";
import { restorePointErrors } from "#simulator/causes/restore-point-errors.ts";
import { maximumInstantAccessCreations } from "#simulator/compute/instant-access.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import type { RequestedMode, RestorePoint, RestorePointLedger, VirtualMachine } from "#simulator/world/records.ts";
import { type World, withInstantAccess } from "#simulator/world/world.ts";

const hourMs = 60 * 60 * 1000;
const putsPerHour = 3;

/** Minimum time between two points of a machine (concepts-restore-points). */
const intervalMs: Record<RequestedMode, number> = { crash: hourMs, application: 3 * hourMs };
const policyName: Record<RequestedMode, string> = {
  crash: "CreateCrashConsistentRestorePoint",
  application: "CreateApplicationConsistentRestorePoint",
};

export function ledgerOf(world: World, vmId: string): RestorePointLedger {
  const id = vmId.toLowerCase();
  return (
    world.ledgers.get(id) ?? { id, creatingPointId: null, lastCreatedAt: {}, puts: { crash: [], application: [] } }
  );
}

/** Counts a PUT for the machine and mode: three in any hour; every PUT that gets here counts, also a refused one. */
export function countPut(call: ArmCall, vm: VirtualMachine, mode: RequestedMode): Answer | undefined {
  const ledger = ledgerOf(call.simulator.world, vm.id);
  const recent = ledger.puts[mode].filter((at) => at > call.now - hourMs);
  const oldest = recent[0];
  const remaining = Math.max(0, putsPerHour - recent.length - 1);
  call.resourceLimits.push(`Microsoft.Compute/${policyName[mode]};${remaining}`);
  if (recent.length >= putsPerHour && oldest !== undefined) {
    const retryAfter = Math.max(1, Math.ceil((oldest + hourMs - call.now) / 1000));
    return tooManyRequests(call.now, { name: policyName[mode], capacity: putsPerHour }, retryAfter);
  }
  call.simulator.world.ledgers.put({ ...ledger, puts: { ...ledger.puts, [mode]: [...recent, call.now] } });
  return undefined;
}

/** One creation at a time per machine, whichever collection; and not sooner than the mode's interval. */
export function timingRefusal(call: ArmCall, vm: VirtualMachine, planned: RestorePoint): Answer | undefined {
  const { world } = call.simulator;
  const ledger = ledgerOf(world, vm.id);
  if (ledger.creatingPointId !== null) {
    const { code, message } = restorePointErrors.concurrentCreation;
    return armError(409, code, message);
  }
  const region = withInstantAccess(subscriptionOf(planned.id), vm.location);
  if (planned.hasInstantAccess && world.restorePoints.count(region) >= maximumInstantAccessCreations) {
    return armError(
      409,
      "OperationNotAllowed",
      `At most ${maximumInstantAccessCreations} restore points with instant access can be created at a time in a subscription and region. Please retry after some of them have completed.`,
    );
  }
  const mode = planned.requestedMode;
  const last = ledger.lastCreatedAt[mode];
  if (last === undefined || call.now - last >= intervalMs[mode]) return undefined;
  const hours = intervalMs[mode] / hourMs;
  const at = new Date(last + intervalMs[mode]).toISOString();
  return armError(
    409,
    "OperationNotAllowed",
    `The minimum interval between two ${mode}-consistent restore points of a VM is ${hours} hour(s). The next can be created at ${at}. (Simulated code: Azure's own is not documented.)`,
  );
}
