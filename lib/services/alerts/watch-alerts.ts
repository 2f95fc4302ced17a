import type { Db, Tx } from "#lib/db/client.ts";
import type { AlertCause } from "#lib/domain/alerts/alert-cause.ts";
import type { AlertKind } from "#lib/domain/alerts/alert-kinds.ts";
import type { ServiceContext } from "../context.ts";
import { findEndedBadly } from "./causes/find-ended-badly.ts";
import { findFailingInventory } from "./causes/find-failing-inventory.ts";
import { findFallbackStreaks } from "./causes/find-fallback-streaks.ts";
import { findNearlyFull } from "./causes/find-nearly-full.ts";
import { findOverdue } from "./causes/find-overdue.ts";
import { findPassedBudgets } from "./causes/find-passed-budgets.ts";
import { findSilentWorker } from "./causes/find-silent-worker.ts";
import { findVanishedPoints } from "./causes/find-vanished-points.ts";
import { settleAlerts } from "./settle-alerts.ts";

type Watch = { name: string; kinds: readonly AlertKind[]; find: (db: Db, now: Date) => Promise<AlertCause[]> };

export type WatchContext = Pick<ServiceContext, "db" | "now" | "newId" | "log">;

const minuteWatches: readonly Watch[] = [
  { name: "silent worker", kinds: ["worker-silent"], find: findSilentWorker },
  { name: "overdue", kinds: ["overdue"], find: findOverdue },
  { name: "ended badly", kinds: ["backup-failed", "backup-warnings"], find: findEndedBadly },
  { name: "fallback streaks", kinds: ["fallback-streak"], find: findFallbackStreaks },
  { name: "failing inventory", kinds: ["inventory-failing"], find: findFailingInventory },
];

/** These read every point there is, and points come and go by the hour. */
const pointWatches: readonly Watch[] = [
  { name: "vanished points", kinds: ["points-vanished"], find: findVanishedPoints },
  { name: "nearly full", kinds: ["points-nearly-full"], find: findNearlyFull },
  { name: "cost budgets", kinds: ["cost-budget"], find: findPassedBudgets },
];

/**
 * Holds what the ledger says against what people want to be told of. It needs neither the queue nor Azure nor the worker, and
 * runs in the web process as well: when one of them is dead, this is what says so.
 */
export const watchBackups = (ctx: WatchContext): Promise<void> => watchAll(ctx, minuteWatches);

export const watchPoints = (ctx: WatchContext): Promise<void> => watchAll(ctx, pointWatches);

/** One that fails does not keep the others from being looked at. */
async function watchAll(ctx: WatchContext, watches: readonly Watch[]): Promise<void> {
  for (const watch of watches) {
    try {
      await ctx.db.$transaction((tx) => look(ctx, tx, watch));
    } catch (error) {
      ctx.log.error(
        { err: error, watch: watch.name },
        "Alerts could not be brought up to date; the next look tries again.",
      );
    }
  }
}

/** Of the processes that look at the same time, one does: another's older look must not open again what this one closes. */
async function look(ctx: WatchContext, tx: Tx, { name, kinds, find }: Watch): Promise<void> {
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`alerts:${name}`}, 0)) as taken`;
  if (!lock?.taken) return;
  // Not over the transaction's one connection, on which related rows could not be read side by side.
  await settleAlerts(ctx, tx, kinds, await find(ctx.db, ctx.now()));
}
