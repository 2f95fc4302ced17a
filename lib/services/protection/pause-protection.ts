import type { PauseProtectionInput, PauseResult } from "#lib/contracts/pause.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { loadItemsOfVms, type VmWithItem } from "./load-items-of-vms.ts";

/**
 * No planned backups until an instant, or until somebody resumes. The item keeps its next time: from there the slots are counted
 * that the pause skipped. Pausing again changes the end.
 */
export function pauseProtection(
  ctx: ServiceContext,
  { vmIds, until }: PauseProtectionInput,
): Promise<Result<PauseResult, ServiceError>> {
  const pausedUntil = until === null ? null : new Date(until);
  return runCommand(ctx, "pauseProtection", async (tx) => {
    if (pausedUntil && pausedUntil <= ctx.now()) {
      refuse("invalid", "The pause must end in the future.", { until: ["Choose a day after today."] });
    }
    const vms = await loadItemsOfVms(tx, vmIds);
    const outcomes = vms.map((vm) => ({ vmId: vm.id, vmName: vm.name, refusal: refusalOf(vm) }));
    const paused = outcomes.filter(({ refusal }) => refusal === null).map(({ vmId }) => vmId);
    await tx.protectedItem.updateMany({
      where: { virtualMachineId: { in: paused } },
      data: { state: "ProtectionPaused", pausedUntil },
    });
    const end = pausedUntil ? `until ${inWords(pausedUntil)}` : "until somebody resumes it";
    await tx.vmEvent.createMany({
      data: paused.map((virtualMachineId) => ({
        id: ctx.newId(),
        virtualMachineId,
        at: ctx.now(),
        kind: "ProtectionPaused",
        message: `Protection paused by ${actorName(ctx.actor)} ${end}.`,
      })),
    });
    return {
      value: { outcomes },
      audit: {
        action: "protection.pause",
        target: vms.map(({ name }) => name).join(", "),
        detail: { until, outcomes },
      },
    };
  });
}

function refusalOf({ name, item }: VmWithItem): string | null {
  if (!item) return `${name} is not protected, so there is nothing to pause.`;
  return item.state === "ProtectionStopped" ? `Protection of ${name} has stopped, so there is nothing to pause.` : null;
}

const inWords = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
