import { snapshotOf } from "#lib/domain/cost/cost-snapshot.ts";
import type { ServiceContext } from "../context.ts";
import { loadFleetCost } from "./load-fleet-cost.ts";

const dayMs = 86_400_000;
/** A year, and some weeks to compare it with. */
const keptDays = 400;

/** Remembers the day's estimate, once a day (UTC), for whoever asks later what has changed. A fleet without VMs has none. */
export async function takeCostSnapshot(ctx: ServiceContext): Promise<{ isTaken: boolean }> {
  const now = ctx.now();
  const day = new Date(Math.floor(now.getTime() / dayMs) * dayMs);
  if (await ctx.db.costSnapshot.findUnique({ where: { day }, select: { day: true } })) return { isTaken: false };
  const { inputs, estimate, prices } = await loadFleetCost(ctx);
  if (inputs.vms.length === 0 || (estimate.unpriced.length > 0 && !(await arePricesRead(ctx))))
    return { isTaken: false };
  const oldest = [...estimate.used.values()].map(({ asOf }) => asOf).toSorted()[0];
  // Another worker may be as fast.
  const { count } = await ctx.db.costSnapshot.createMany({
    data: {
      day,
      currency: prices.currency,
      pricesAsOf: oldest ? new Date(oldest) : now,
      totals: snapshotOf(inputs, estimate),
      takenAt: now,
    },
    skipDuplicates: true,
  });
  await ctx.db.costSnapshot.deleteMany({ where: { day: { lt: new Date(day.getTime() - keptDays * dayMs) } } });
  return { isTaken: count === 1 };
}

/** On the first day the list is read moments after the first sync: a day without it would look cheap for ever. */
const arePricesRead = async ({ db }: ServiceContext): Promise<boolean> =>
  (await db.priceFetch.count({ where: { origin: "RetailPrices", endedAt: { not: null } } })) > 0;
