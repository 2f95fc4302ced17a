import type { CostSummaryDto, UsedPricesDto } from "#lib/contracts/cost-report.ts";
import { partInWords } from "#lib/domain/cost/charge-line.ts";
import type { OrphanKind } from "#lib/domain/cost/orphans.ts";
import { addRanges, changeBetween, noRange, type Range, sumRanges } from "#lib/domain/cost/range.ts";
import { totalUsage } from "#lib/domain/cost/total-usage.ts";
import { applyChange } from "#lib/domain/cost/what-if.ts";
import type { Schedule } from "#lib/domain/schedule/schedule.ts";
import type { ServiceContext } from "../context.ts";
import { dearerRows } from "./list-dearer-agentless.ts";
import { type FleetCost, loadFleetCost } from "./load-fleet-cost.ts";
import { loadOrphanCosts } from "./load-orphan-costs.ts";
import { reckonOnce } from "./reckon-once.ts";

const besideTotal: ReadonlySet<OrphanKind> = new Set(["Foreign", "VmGone"]);

/** What all restore points cost, and what is worth looking at. */
export async function getCostSummary(ctx: ServiceContext): Promise<CostSummaryDto> {
  const [fleet, orphans] = await Promise.all([loadFleetCost(ctx), loadOrphanCosts(ctx)]);
  const { inputs, estimate } = fleet;
  return {
    currency: estimate.currency,
    reckonedAt: inputs.now,
    vms: inputs.vms.length,
    total: estimate.total,
    byPart: estimate.byPart.map((total) => ({ ...total, name: partInWords[total.part] })),
    prices: byOrigin(estimate.used),
    unpricedVms: estimate.byVm.filter(({ isComplete }) => !isComplete).length,
    unpriced: estimate.unpriced,
    dearerAgentless: dearerOf(fleet),
    orphans: {
      points: orphans.byKind.reduce((sum, { points }) => sum + points, 0),
      monthly: orphans.total,
      onTop: sumRanges(orphans.byKind.filter(({ kind }) => besideTotal.has(kind)).map(({ monthly }) => monthly)),
    },
    weekly: await reckonOnce(ctx, "weekly", async () => weeklyInstead(fleet)),
  };
}

/** Sunday night stands for any: which night it is makes no difference to what is kept. */
const weekly: Schedule = { frequency: "Weekly", startTime: "02:00", weekdays: ["Sunday"] };

function weeklyInstead({ inputs, prices, estimate }: FleetCost): Range | null {
  if (inputs.policies.every(({ terms }) => terms.schedule.frequency === "Weekly")) return null;
  const { monthly } = totalUsage(applyChange(inputs, { schedule: weekly }), { prices }, { inMonths: 12 });
  return changeBetween(estimate.total.in12Months, monthly);
}

function byOrigin(used: FleetCost["estimate"]["used"]): UsedPricesDto[] {
  return [...Map.groupBy(used.values(), ({ origin }) => origin)].map(([origin, prices]) => {
    const dates = prices.map(({ asOf }) => asOf).toSorted();
    return { origin, prices: prices.length, oldest: dates[0] ?? "", newest: dates.at(-1) ?? "" };
  });
}

function dearerOf(fleet: FleetCost): CostSummaryDto["dearerAgentless"] {
  const rows = dearerRows(fleet);
  const priced = rows.flatMap(({ monthly }) => monthly ?? []);
  return { vms: rows.length, monthly: priced.length === rows.length ? priced.reduce(addRanges, noRange) : null };
}
