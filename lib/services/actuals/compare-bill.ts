import type {
  ActualsSort,
  BillComparisonDto,
  BilledChargeDto,
  CompareBillInput,
  ComparedGroupDto,
} from "#lib/contracts/actuals.ts";
import { billCharges } from "#lib/domain/cost/bill/bill-charge.ts";
import { addRanges, noRange, type Range } from "#lib/domain/cost/range.ts";
import type { ServiceContext } from "../context.ts";
import { pageOfReckoned } from "../paging/page-of-reckoned.ts";
import { type ComparedRow, compareMonth } from "./compare-month.ts";
import { loadBilledMonths } from "./load-billed-month.ts";

/** One page of resource groups, and the month as a whole. */
export async function compareBill(ctx: ServiceContext, input: CompareBillInput): Promise<BillComparisonDto> {
  const months = await loadBilledMonths(ctx.db);
  const month = input.month && months.includes(input.month) ? input.month : (months[0] ?? null);
  if (month === null) return { ...nothing, months };
  const { rows, fit, ...compared } = await compareMonth(ctx, month);
  const wanted = input.search?.toLowerCase();
  const dtos = rows
    .map(toRow)
    .filter((row) => !wanted || `${row.resourceGroup} ${row.subscriptionName}`.toLowerCase().includes(wanted));
  const sort = input.sort.replace(/^-/, "") as ActualsSort;
  const page = await pageOfReckoned(dtos, input, {
    sortBy: (row) => valuesOf[sort](row),
    idOf: ({ key }) => key,
    isDescending: input.sort.startsWith("-"),
  });
  return { ...compared, ...page, months, month, fit, charges: chargesOf(rows) };
}

const nothing: Omit<BillComparisonDto, "months"> = {
  ...{ month: null, currency: "", estimateCurrency: "", from: null, to: null, charges: [], fit: null },
  ...{ rows: [], next: null, previous: null, total: 0 },
};

const valuesOf: Record<ActualsSort, (row: ComparedGroupDto) => string | number> = {
  name: ({ resourceGroup }) => resourceGroup.toLowerCase(),
  billed: ({ billed }) => billed ?? 0,
  estimated: ({ estimated }) => estimated?.expected ?? 0,
  difference: ({ difference }) => difference ?? 0,
};

const toRow = ({ fit, subscriptionId: _, ...row }: ComparedRow): ComparedGroupDto => ({
  ...row,
  difference: row.billed !== null && row.estimated ? row.billed - row.estimated.expected : null,
  fittedUsedRatio: fit?.usedRatio ?? null,
});

/** What restore points cause first. */
function chargesOf(rows: readonly ComparedRow[]): BilledChargeDto[] {
  const estimated = rows.reduce<Range | null>(
    (sum, row) => (row.estimated ? addRanges(sum ?? noRange, row.estimated) : sum),
    null,
  );
  return billCharges.flatMap((charge): BilledChargeDto[] => {
    if (charge === "SnapshotStorage") {
      return [{ charge, billed: rows.reduce((sum, { billed }) => sum + (billed ?? 0), 0), estimated }];
    }
    const costs = rows.flatMap((row) => row.otherCharges.filter((each) => each.charge === charge));
    return costs.length === 0
      ? []
      : [{ charge, billed: costs.reduce((sum, { cost }) => sum + cost, 0), estimated: null }];
  });
}
