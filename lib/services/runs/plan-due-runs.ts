import type { Tx } from "#lib/db/client.ts";
import { collectionResourceGroupFor } from "#lib/domain/policy/collection-resource-group.ts";
import { requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import { jitterMs, spreadMs } from "#lib/domain/schedule/jitter.ts";
import { missedInWords } from "#lib/domain/schedule/missed-in-words.ts";
import { type SlotFinder, slotFinder } from "#lib/domain/schedule/slot-finder.ts";
import type { ServiceContext } from "../context.ts";
import { resumeDuePauses } from "../protection/resume-due-pauses.ts";
import { createRuns, type NewRun } from "./create-runs.ts";
import { type DueItem, takeDueItems } from "./take-due-items.ts";

const dayMs = 86_400_000;
/** Small enough to hold its locks for moments, large enough to keep up with 5,000 items. */
const batchSize = 500;
/** While the database writes one batch, the next ones are worked out. */
const hands = 2;

/**
 * Pauses that are over end. Items whose time has come become runs, and their next time moves in the same transaction. After a pause (worker down) one
 * run catches up; the other slots that passed are counted as missed. Several planners may run at once: rows are taken by
 * skip-locked.
 * @returns how many runs were created
 */
export async function planDueRuns(ctx: ServiceContext): Promise<number> {
  await resumeDuePauses(ctx);
  const created = await Promise.all(Array.from({ length: hands }, () => planBatches(ctx)));
  return created.reduce((sum, count) => sum + count, 0);
}

async function planBatches(ctx: ServiceContext): Promise<number> {
  let created = 0;
  for (;;) {
    const batch = await ctx.db.$transaction((tx) => planBatch(ctx, tx));
    created += batch.created;
    if (batch.taken < batchSize) return created;
  }
}

async function planBatch(ctx: ServiceContext, tx: Tx): Promise<{ taken: number; created: number }> {
  const now = ctx.now();
  const { taken, items } = await takeDueItems(tx, now, batchSize);
  const planned = await loadPlannedSlots(tx, items);
  const finders = new Map<string, SlotFinder>();
  const finderOf = ({ version }: DueItem): SlotFinder => {
    const finder = finders.get(version.id) ?? slotFinder(version.settings, now);
    finders.set(version.id, finder);
    return finder;
  };
  const plans = items.map((item) => planItem(item, finderOf(item), planned.has(slotKey(item)), now));
  const created = await createRuns(
    ctx,
    tx,
    plans.flatMap((plan) => plan.run ?? []),
  );
  await movePlans(ctx, tx, plans);
  return { taken, created: created.length };
}

const slotOf = ({ dueAt, vm }: DueItem): Date => new Date(dueAt.getTime() - jitterMs(vm.id, spreadMs));

const slotKey = (item: DueItem): string => `${item.id}/${slotOf(item).getTime()}`;

/**
 * Slots that have their run already: protection that is configured anew just after its run began, by a clock that is a little
 * behind, names the same slot again. Met as a broken unique index, it would take the whole batch down, time after time.
 */
async function loadPlannedSlots(tx: Tx, items: readonly DueItem[]): Promise<Set<string>> {
  const ids = items.map(({ id }) => id);
  const slots = items.map((item) => slotOf(item).toISOString());
  const runs = await tx.$queryRaw<{ id: string; slotAt: Date }[]>`
    select r."protectedItemId" as id, r."slotAt" from "Run" r
    join unnest(${ids}::uuid[], ${slots}::timestamptz[]) as d(id, slot) on r."protectedItemId" = d.id and r."slotAt" = d.slot`;
  return new Set(runs.map((run) => `${run.id}/${run.slotAt.getTime()}`));
}

type ItemPlan = {
  itemId: string;
  vmId: string;
  run: NewRun | null;
  nextRunAt: Date | null;
  missed: number;
  missedBecause: string | null;
};

function planItem(item: DueItem, slots: SlotFinder, isPlanned: boolean, now: Date): ItemPlan {
  const { vm } = item;
  const obstacle = obstacleOf(item);
  const notStarted = isPlanned ? null : obstacle;
  const whileDown = slots.slotsPassed(vm.id, slotOf(item));
  return {
    itemId: item.id,
    vmId: vm.id,
    run: obstacle === null && !isPlanned ? scheduledRun(item, now) : null,
    nextRunAt: slots.nextRun(vm.id)?.runAt ?? null,
    missed: whileDown + (notStarted === null ? 0 : 1),
    missedBecause: missedInWords({ whileDown, notStarted }),
  };
}

/** Why no backup can be started for the slot; null when one can. */
function obstacleOf({ activeRun, vm }: DueItem): string | null {
  if (vm.hasDisappeared) return "the VM was not in Azure's inventory";
  if (!activeRun) return null;
  if (activeRun.waitReason === null) return "an earlier backup was still running";
  return `an earlier backup was still waiting (${activeRun.waitReason.replace(/\.$/, "")})`;
}

function scheduledRun(item: DueItem, now: Date): NewRun {
  const { vm, version } = item;
  return {
    vm,
    azureSubscriptionId: item.azureSubscriptionId,
    collection: item.collection,
    collectionResourceGroup: collectionResourceGroupFor(version.settings.collectionResourceGroup, vm),
    protectedItemId: item.id,
    policyVersionId: version.id,
    trigger: "Scheduled",
    requestedBy: "system/planner",
    slotAt: slotOf(item),
    requestedMode: requestedModeOf(version.settings),
    excludedDiskIds: item.excludedDiskIds,
    keepUntil: new Date(now.getTime() + version.settings.instantRetentionDays * dayMs),
  };
}

/** Next times and missed slots of the whole batch in two statements. */
async function movePlans(ctx: ServiceContext, tx: Tx, plans: readonly ItemPlan[]): Promise<void> {
  const rows = plans.map(({ itemId, nextRunAt, missed }) => ({ id: itemId, nextRunAt, missed }));
  await tx.$executeRaw`
    update "ProtectedItem" i
    set "nextRunAt" = r."nextRunAt", "missedSlots" = i."missedSlots" + r.missed
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "nextRunAt" timestamptz, missed int)
    where i.id = r.id`;
  const events = plans.flatMap(({ vmId, missedBecause }) =>
    missedBecause === null
      ? []
      : [{ id: ctx.newId(), virtualMachineId: vmId, at: ctx.now(), kind: "slotsMissed", message: missedBecause }],
  );
  if (events.length > 0) await tx.vmEvent.createMany({ data: events });
}
