import type { ChangedAmountDto, CostChangeDto } from "#lib/contracts/cost-report.ts";
import { partInWords } from "#lib/domain/cost/charge-line.ts";
import type { SnapshotTotals } from "#lib/domain/cost/cost-snapshot.ts";
import { explainChange } from "#lib/domain/cost/explain-change.ts";
import type { ServiceContext } from "../context.ts";
import { type FleetCost, loadFleetCost } from "./load-fleet-cost.ts";
import { reckonOnce } from "./reckon-once.ts";

const dayMs = 86_400_000;
const monthDays = 30;
/** Most VMs that are named; the causes are of all. */
const vmsMax = 50;

/** What has changed since a month ago, or since the oldest snapshot while there is none so old. */
export const getCostChange = (ctx: ServiceContext): Promise<CostChangeDto> =>
  reckonOnce(ctx, "change", () => explainSince(ctx));

async function explainSince(ctx: ServiceContext): Promise<CostChangeDto> {
  const todayMs = Math.floor(ctx.now().getTime() / dayMs) * dayMs;
  const monthAgo = new Date(todayMs - monthDays * dayMs);
  const snapshot =
    (await ctx.db.costSnapshot.findFirst({ where: { day: { lte: monthAgo } }, orderBy: { day: "desc" } })) ??
    (await ctx.db.costSnapshot.findFirst({ where: { day: { lt: new Date(todayMs) } }, orderBy: { day: "asc" } }));
  if (!snapshot) return { state: "NoSnapshot" };
  const fleet = await loadFleetCost(ctx);
  const day = snapshot.day.toISOString().slice(0, 10);
  const { currency } = fleet.prices;
  if (snapshot.currency !== currency) return { state: "OtherCurrency", day, currency, currencyThen: snapshot.currency };
  const totals = snapshot.totals as SnapshotTotals;
  const isMonth = snapshot.day.getTime() <= monthAgo.getTime();
  return { state: "Compared", day, isMonth, currency, ...compare(totals, fleet) };
}

type Compared = Extract<CostChangeDto, { state: "Compared" }>;

function compare(
  then: SnapshotTotals,
  { inputs, prices, estimate }: FleetCost,
): Omit<Compared, "state" | "day" | "isMonth" | "currency"> {
  const change = explainChange(then, inputs, prices, estimate);
  const { before, after, newVms, goneVms, assumptions, points } = change;
  return {
    ...{ before, after },
    causes: [
      { cause: "NewVms", amount: newVms.amount, count: newVms.vms },
      { cause: "GoneVms", amount: goneVms.amount, count: goneVms.vms },
      { cause: "Prices", amount: change.prices.amount, count: change.prices.prices },
      { cause: "Assumptions", amount: assumptions.amount, count: assumptions.vms },
      { cause: "Points", amount: points.amount, count: points.vms },
    ],
    byPart: changesBetween(
      then.byPart.map(({ part, amount }) => ({ key: part, name: partInWords[part], amount })),
      estimate.byPart.map(({ part, now }) => ({ key: part, name: partInWords[part], amount: now.expected })),
    ),
    byPolicy: changesBetween(
      then.byPolicy.map(({ id, name, amount }) => ({ key: id, name, amount })),
      estimate.byPolicy.map(({ key, name, now }) => ({ key, name, amount: now.expected })),
    ),
    byVm: change.byVm.slice(0, vmsMax).map(({ id, ...vm }) => ({ key: id, ...vm })),
  };
}

type Named = { key: string; name: string; amount: number };

/** Under today's names, the greatest difference first. */
function changesBetween(before: readonly Named[], after: readonly Named[]): ChangedAmountDto[] {
  const names = new Map([...before, ...after].map(({ key, name }) => [key, name]));
  const amountIn = (amounts: readonly Named[], wanted: string) =>
    amounts.find(({ key }) => key === wanted)?.amount ?? 0;
  return [...names]
    .map(([key, name]) => ({ key, name, before: amountIn(before, key), after: amountIn(after, key) }))
    .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.key < b.key ? -1 : 1));
}
