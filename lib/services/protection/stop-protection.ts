import type { StopOutcome, StopProtectionInput, StopProtectionResult } from "#lib/contracts/protection.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { lockVms } from "./lock-vms.ts";

/** Stop protection and retain data: no more planned backups; restore points stay and a job under way ends by itself. */
export function stopProtection(
  ctx: ServiceContext,
  { vmIds }: StopProtectionInput,
): Promise<Result<StopProtectionResult, ServiceError>> {
  return runCommand(ctx, "stopProtection", async (tx) => {
    await lockVms(tx, vmIds);
    const found = await loadVms(tx, vmIds);
    const outcomes = [...new Set(vmIds)].map((vmId) => outcomeOf(vmId, found.get(vmId)));
    const stopped = outcomes.filter((outcome) => outcome.outcome === "stopped").map((outcome) => outcome.vmId);
    await tx.protectedItem.updateMany({
      where: { virtualMachineId: { in: stopped } },
      data: { state: "ProtectionStopped", nextRunAt: null, stoppedAt: ctx.now() },
    });
    await tx.vmEvent.createMany({ data: stopped.map((vmId) => eventOf(ctx, vmId)) });
    return {
      value: { outcomes },
      audit: {
        action: "protection.stop",
        target: outcomes.map((outcome) => outcome.vmName).join(", "),
        detail: { retainData: true, outcomes },
      },
    };
  });
}

type FoundVm = { id: string; name: string; protectedItem: { state: string; stoppedAt: Date | null } | null };

async function loadVms(tx: Tx, vmIds: readonly string[]): Promise<Map<string, FoundVm>> {
  const rows = await tx.virtualMachine.findMany({
    where: { id: { in: [...vmIds] } },
    select: { id: true, name: true, protectedItem: { select: { state: true, stoppedAt: true } } },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

function outcomeOf(vmId: string, vm: FoundVm | undefined): StopOutcome {
  const refused = (reason: string): StopOutcome => ({ vmId, vmName: vm?.name ?? vmId, outcome: "refused", reason });
  if (!vm) return refused("The VM is not in the inventory.");
  if (!vm.protectedItem) return refused(`${vm.name} is not protected, so there is nothing to stop.`);
  if (vm.protectedItem.state === "ProtectionStopped") return refused(`Protection of ${vm.name} has stopped already.`);
  return { vmId, vmName: vm.name, outcome: "stopped", reason: null };
}

const eventOf = (ctx: ServiceContext, virtualMachineId: string) => ({
  id: ctx.newId(),
  virtualMachineId,
  at: ctx.now(),
  kind: "ProtectionStopped",
  message: `Protection stopped by ${actorName(ctx.actor)}. Restore points are kept.`,
});
