import type { CostFileInput } from "#lib/contracts/cost-report.ts";
import { orphanInWords } from "#lib/domain/cost/orphans.ts";
import { priceOriginWords } from "#lib/domain/cost/prices/price-words.ts";
import type { Range } from "#lib/domain/cost/range.ts";
import { wayInWords, ways } from "#lib/domain/cost/ways.ts";
import type { ServiceContext } from "../context.ts";
import { type CsvCell, csvLine } from "../files/csv-line.ts";
import { compareCostWays } from "./compare-cost-ways.ts";
import { explainCost } from "./explain-cost.ts";
import { getCostChange } from "./get-cost-change.ts";
import { costRows } from "./list-costs.ts";
import { dearerRows } from "./list-dearer-agentless.ts";
import { loadFleetCost } from "./load-fleet-cost.ts";
import { loadOrphanCosts } from "./load-orphan-costs.ts";

type CsvTable = { header: string[]; rows: Iterable<CsvCell[]> };

/** A list of the cost page as CSV, all of it. */
export async function exportCosts(
  ctx: ServiceContext,
  input: CostFileInput,
): Promise<{ fileName: string; lines: Iterable<string> }> {
  const day = ctx.now().toISOString().slice(0, 10);
  const about = input.list === "groups" ? `by-${input.by}` : input.list;
  return { fileName: `cost-${about}-${day}.csv`, lines: linesOf(await tables[input.list](ctx, input)) };
}

function* linesOf({ header, rows }: CsvTable): Generator<string> {
  yield csvLine(header);
  for (const row of rows) yield csvLine(row);
}

const tables: Record<CostFileInput["list"], (ctx: ServiceContext, input: CostFileInput) => Promise<CsvTable>> = {
  groups: groupTable,
  why: whyTable,
  ways: wayTable,
  usedRatio: usedRatioTable,
  agentless: agentlessTable,
  orphans: orphanTable,
  changes: changeTable,
};

const cells = (range: Range | null | undefined): CsvCell[] =>
  range ? [range.low, range.expected, range.high] : [null, null, null];
const columns = (what: string): string[] => ["low", "expected", "high"].map((end) => `${what}, ${end}`);

async function groupTable(ctx: ServiceContext, { by }: CostFileInput): Promise<CsvTable> {
  const fleet = await loadFleetCost(ctx);
  const rows = costRows(fleet, by === "fleet" || by === "vms" ? "vm" : by);
  const { currency } = fleet.estimate;
  return {
    header: [
      "Name",
      "Of",
      "Virtual machines",
      "Without a price",
      "Currency",
      ...columns("A month now"),
      ...columns("A month in 12 months"),
    ],
    rows: rows
      .toSorted((a, b) => b.now.expected - a.now.expected)
      .map(({ name, place, vms, unpricedVms, now, in12Months }) => [
        ...[name, place, vms, unpricedVms, currency],
        ...cells(now),
        ...cells(in12Months),
      ]),
  };
}

async function whyTable(ctx: ServiceContext, input: CostFileInput): Promise<CsvTable> {
  const { lines, currency } = await explainCost(ctx, input);
  return {
    header: [
      ...["Charge", "Region", "Virtual machines", "Unit", "Unit price", "Currency", "Meter", "Price from", "Price of"],
      ...[...columns("Quantity now"), ...columns("A month now")],
      ...[...columns("Quantity in 12 months"), ...columns("A month in 12 months"), "Because"],
    ],
    rows: lines.map(({ name, region, vms, unit, price, now, in12Months, because }) => [
      ...[name, region, vms, unit, price.amount, currency, price.meterName, priceOriginWords[price.origin], price.asOf],
      ...[...cells(now?.quantity), ...cells(now?.amount)],
      ...[...cells(in12Months?.quantity), ...cells(in12Months?.amount), because],
    ]),
  };
}

async function wayTable(ctx: ServiceContext, input: CostFileInput): Promise<CsvTable> {
  const compared = await compareCostWays(ctx, input);
  return {
    header: ["Way", "Currency", ...columns("A month in 12 months"), ...columns("Once"), "Not reckoned"],
    rows: compared.ways.map(({ name, monthly, once, unpriced }) => [
      ...[name, compared.currency, ...cells(monthly), ...cells(once)],
      unpriced.map(({ because }) => because).join(" "),
    ]),
  };
}

async function usedRatioTable(ctx: ServiceContext, input: CostFileInput): Promise<CsvTable> {
  const { series, currency } = await compareCostWays(ctx, input);
  return {
    header: ["Used ratio", ...ways.map((way) => `${wayInWords[way]}, ${currency} a month`)],
    rows: series.map(({ usedRatio, amounts }) => [usedRatio, ...ways.map((way) => amounts[way])]),
  };
}

async function agentlessTable(ctx: ServiceContext): Promise<CsvTable> {
  const fleet = await loadFleetCost(ctx);
  return {
    header: [
      ...["Virtual machine", "Resource group", "Provisioned GiB", ...columns("Used GiB"), "Units agentless"],
      ...[...columns("Units agent-based"), "Currency", ...columns("Agentless dearer by, a month")],
    ],
    rows: dearerRows(fleet).map((row) => [
      ...[row.name, row.resourceGroup, row.provisionedGib, ...cells(row.usedGib), row.agentlessUnits],
      ...[...cells(row.agentUnits), fleet.prices.currency, ...cells(row.monthly)],
    ]),
  };
}

async function orphanTable(ctx: ServiceContext): Promise<CsvTable> {
  const [{ orphans }, { prices }] = await Promise.all([loadOrphanCosts(ctx), loadFleetCost(ctx)]);
  return {
    header: [
      ...["Virtual machine", "Collection", "Why", "Restore points", "Oldest", ...columns("GiB"), "Currency"],
      ...[...columns("A month"), "Not reckoned"],
    ],
    rows: orphans.map(({ vmName, collection, kind, points, oldestAt, gib, monthly, unpriced }) => [
      ...[vmName, collection?.name ?? null, orphanInWords[kind], points, oldestAt, ...cells(gib), prices.currency],
      ...[...cells(monthly), unpriced[0]?.because ?? null],
    ]),
  };
}

async function changeTable(ctx: ServiceContext): Promise<CsvTable> {
  const change = await getCostChange(ctx);
  const header = ["Virtual machine", "Before", "Now", "Difference"];
  if (change.state !== "Compared") return { header, rows: [] };
  return { header, rows: change.byVm.map(({ name, before, after }) => [name, before, after, after - before]) };
}
