import type { Tx } from "#lib/db/client.ts";
import { collectionResourceGroupFor } from "#lib/domain/policy/collection-resource-group.ts";
import { type PolicySettings, requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import { jitterMs, spreadMs } from "#lib/domain/schedule/jitter.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { nextSlots } from "#lib/domain/schedule/next-slots.ts";
import type { ServiceContext } from "../context.ts";
import { loadBackupTargets } from "./backup-target.ts";
import { createRun } from "./create-run.ts";

const dayMs = 86_400_000;
/** Small enough to hold its locks for moments, large enough to keep up with 5,000 items. */
const batchSize = 200;

/**
 * Items whose time has come become runs, and their next time moves in the same transaction. After a pause (worker down) one
 * run catches up; the other slots that passed are counted as missed. Several planners may run at once: rows are taken by
 * skip-locked.
 * @returns how many runs were created
 */
export async function planDueRuns(ctx: ServiceContext): Promise<number> {
  let created = 0;
  for (;;) {
    const batch = await ctx.db.$transaction((tx) => planBatch(ctx, tx));
    created += batch.created;
    if (batch.taken < batchSize) return created;
  }
}

async function planBatch(ctx: ServiceContext, tx: Tx): Promise<{ taken: number; created: number }> {
  const now = ctx.now();
  const due = await tx.$queryRaw<{ id: string; virtualMachineId: string; nextRunAt: Date }[]>`
    select id, "virtualMachineId", "nextRunAt" from "ProtectedItem"
    where "nextRunAt" <= ${now} and state not in ('ProtectionStopped', 'ProtectionPaused')
    order by "nextRunAt", id limit ${batchSize} for update skip locked`;
  const targets = await loadBackupTargets(
    tx,
    due.map((item) => item.virtualMachineId),
  );
  let created = 0;
  for (const { id, virtualMachineId, nextRunAt } of due) {
    const target = targets.find((candidate) => candidate.vm.id === virtualMachineId);
    if (!target?.item) continue;
    const settings = target.item.version.settings as PolicySettings;
    const canStart = !target.hasActiveRun && target.vm.disappearedAt === null;
    const missed = slotsPassed(settings, nextRunAt, now, virtualMachineId) + (canStart ? 0 : 1);
    if (canStart) {
      await createRun(ctx, tx, {
        vm: target.vm,
        azureSubscriptionId: target.azureSubscriptionId,
        collection: target.collection,
        collectionResourceGroup: collectionResourceGroupFor(settings.collectionResourceGroup, target.vm),
        protectedItemId: id,
        policyVersionId: target.item.version.id,
        trigger: "Scheduled",
        requestedBy: "system/planner",
        slotAt: new Date(nextRunAt.getTime() - jitterMs(virtualMachineId, spreadMs)),
        requestedMode: requestedModeOf(settings),
        excludedDiskIds: target.item.excludedDiskIds,
        keepUntil: new Date(now.getTime() + settings.instantRetentionDays * dayMs),
      });
      created += 1;
    }
    await tx.protectedItem.update({
      where: { id },
      data: {
        nextRunAt: nextRun(settings, virtualMachineId, now)?.runAt ?? null,
        ...(missed > 0 ? { missedSlots: { increment: missed } } : {}),
      },
    });
    if (missed > 0) await noteMissed(ctx, tx, virtualMachineId, missed, target.hasActiveRun);
  }
  return { taken: due.length, created };
}

/** Slots after the due one that have passed as well: caught up by the one run, not one by one. */
function slotsPassed(settings: PolicySettings, dueAt: Date, now: Date, vmId: string): number {
  const countMax = 1_000;
  const delayMs = jitterMs(vmId, spreadMs);
  const later = nextSlots(settings, new Date(dueAt.getTime() - delayMs), countMax);
  return later.filter((slot) => slot.getTime() + delayMs <= now.getTime()).length;
}

async function noteMissed(ctx: ServiceContext, tx: Tx, vmId: string, missed: number, wasBusy: boolean): Promise<void> {
  const why = wasBusy
    ? "an earlier backup was still running"
    : "no worker was running, or the VM was not in the inventory";
  await tx.vmEvent.create({
    data: {
      id: ctx.newId(),
      virtualMachineId: vmId,
      at: ctx.now(),
      kind: "slotsMissed",
      message: `${missed} planned ${missed === 1 ? "backup was" : "backups were"} missed: ${why}.`,
    },
  });
}
