import type { Tx } from "#lib/db/client.ts";
import { collectionResourceGroupFor } from "#lib/domain/policy/collection-resource-group.ts";
import { type PolicySettings, requestedModeOf, settingsOf } from "#lib/domain/policy/policy-settings.ts";
import { jitterMs, spreadMs } from "#lib/domain/schedule/jitter.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { nextSlots } from "#lib/domain/schedule/next-slots.ts";
import type { ServiceContext } from "../context.ts";
import { type BackupTarget, loadBackupTargets } from "./backup-target.ts";
import { createRuns, type NewRun } from "./create-runs.ts";

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
  // The VM's row is what commands lock first, too: taking the item's first could wait in a circle with them.
  const due = await tx.$queryRaw<{ virtualMachineId: string }[]>`
    select i."virtualMachineId" from "ProtectedItem" i join "VirtualMachine" v on v.id = i."virtualMachineId"
    where i."nextRunAt" <= ${now} and i.state not in ('ProtectionStopped', 'ProtectionPaused')
    order by i."nextRunAt", i.id limit ${batchSize} for update of v skip locked`;
  // Read once more under the lock: what was due a moment ago may have been planned or stopped by somebody else.
  const targets = await loadBackupTargets(
    tx,
    due.map((item) => item.virtualMachineId),
  );
  const items = targets.flatMap((target) => dueItemOf(target, now));
  const planned = await loadPlannedSlots(tx, items);
  const plans = items.map((item) => planItem(item, planned.has(slotKey(item)), now));
  const created = await createRuns(
    ctx,
    tx,
    plans.flatMap((plan) => plan.run ?? []),
  );
  await movePlans(ctx, tx, plans);
  return { taken: due.length, created: created.length };
}

type DueItem = { target: BackupTarget; item: NonNullable<BackupTarget["item"]>; dueAt: Date; slotAt: Date };

function dueItemOf(target: BackupTarget, now: Date): DueItem[] {
  const { item, vm } = target;
  const dueAt = item?.nextRunAt ?? null;
  if (!item || !dueAt || dueAt > now) return [];
  if (item.state === "ProtectionStopped" || item.state === "ProtectionPaused") return [];
  return [{ target, item, dueAt, slotAt: new Date(dueAt.getTime() - jitterMs(vm.id, spreadMs)) }];
}

const slotKey = ({ item, slotAt }: Pick<DueItem, "item" | "slotAt">): string => `${item.id}/${slotAt.getTime()}`;

/**
 * Slots that have their run already: protection that is configured anew just after its run began, by a clock that is a little
 * behind, names the same slot again. Met as a broken unique index, it would take the whole batch down, time after time.
 */
async function loadPlannedSlots(tx: Tx, items: readonly DueItem[]): Promise<Set<string>> {
  const runs = await tx.run.findMany({
    where: {
      protectedItemId: { in: items.map(({ item }) => item.id) },
      slotAt: { in: items.map(({ slotAt }) => slotAt) },
    },
    select: { protectedItemId: true, slotAt: true },
  });
  return new Set(runs.map((run) => `${run.protectedItemId}/${run.slotAt?.getTime()}`));
}

type ItemPlan = {
  itemId: string;
  vmId: string;
  run: NewRun | null;
  nextRunAt: Date | null;
  missed: number;
  wasBusy: boolean;
};

function planItem(due: DueItem, isPlanned: boolean, now: Date): ItemPlan {
  const { target, item, dueAt } = due;
  const { vm } = target;
  const settings = settingsOf(item.version.settings);
  const canStart = !target.hasActiveRun && vm.disappearedAt === null;
  const run = canStart && !isPlanned ? scheduledRun(due, settings, now) : null;
  const isMissed = !isPlanned && !canStart;
  return {
    itemId: item.id,
    vmId: vm.id,
    run,
    nextRunAt: nextRun(settings, vm.id, now)?.runAt ?? null,
    missed: slotsPassed(settings, dueAt, now, vm.id) + (isMissed ? 1 : 0),
    wasBusy: target.hasActiveRun,
  };
}

const scheduledRun = ({ target, item, slotAt }: DueItem, settings: PolicySettings, now: Date): NewRun => ({
  vm: target.vm,
  azureSubscriptionId: target.azureSubscriptionId,
  collection: target.collection,
  collectionResourceGroup: collectionResourceGroupFor(settings.collectionResourceGroup, target.vm),
  protectedItemId: item.id,
  policyVersionId: item.version.id,
  trigger: "Scheduled",
  requestedBy: "system/planner",
  slotAt,
  requestedMode: requestedModeOf(settings),
  excludedDiskIds: item.excludedDiskIds,
  keepUntil: new Date(now.getTime() + settings.instantRetentionDays * dayMs),
});

/** Next times and missed slots of the whole batch in two statements. */
async function movePlans(ctx: ServiceContext, tx: Tx, plans: readonly ItemPlan[]): Promise<void> {
  const rows = plans.map(({ itemId, nextRunAt, missed }) => ({ id: itemId, nextRunAt, missed }));
  await tx.$executeRaw`
    update "ProtectedItem" i
    set "nextRunAt" = r."nextRunAt", "missedSlots" = i."missedSlots" + r.missed
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "nextRunAt" timestamptz, missed int)
    where i.id = r.id`;
  const missed = plans.filter((plan) => plan.missed > 0);
  if (missed.length > 0) await tx.vmEvent.createMany({ data: missed.map((plan) => missedEvent(ctx, plan)) });
}

function missedEvent(ctx: ServiceContext, { vmId, missed, wasBusy }: ItemPlan) {
  const why = wasBusy
    ? "an earlier backup was still running"
    : "no worker was running, or the VM was not in the inventory";
  return {
    id: ctx.newId(),
    virtualMachineId: vmId,
    at: ctx.now(),
    kind: "slotsMissed",
    message: `${missed} planned ${missed === 1 ? "backup was" : "backups were"} missed: ${why}.`,
  };
}

/** After so many the exact number of missed slots says nothing more. */
const missedMax = 1_000;

/** Slots after the due one that have passed as well: caught up by the one run, not one by one. Usually none, so one by one. */
function slotsPassed(settings: PolicySettings, dueAt: Date, now: Date, vmId: string): number {
  const delayMs = jitterMs(vmId, spreadMs);
  let from = new Date(dueAt.getTime() - delayMs);
  for (let passed = 0; passed < missedMax; passed++) {
    const [slot] = nextSlots(settings, from, 1);
    if (!slot || slot.getTime() + delayMs > now.getTime()) return passed;
    from = slot;
  }
  return missedMax;
}
