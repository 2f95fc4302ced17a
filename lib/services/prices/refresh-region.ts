import type { PriceFetch } from "#lib/db/generated/client.ts";
import { answerRegion } from "#lib/domain/cost/prices/answer-region.ts";
import { judgeRefresh, type PricesInForce } from "#lib/domain/cost/prices/judge-refresh.ts";
import type { PriceRow } from "#lib/domain/cost/prices/price-row.ts";
import { readRetailRow } from "#lib/domain/cost/prices/read-retail-row.ts";
import { chunks } from "#lib/std/chunks.ts";
import type { Json } from "#lib/std/json.ts";
import { loadRegionRows } from "./load-region-rows.ts";
import type { PriceContext } from "./price-context.ts";
import { tablesInForce } from "./tables-in-force.ts";

export type RegionOutcome = { region: string; isTaken: boolean; rowCount: number; problems: string[] };

const rowsPerInsert = 500;

/** Reads one region and stores what came, in force or not, in one transaction. */
export async function refreshRegion(
  ctx: PriceContext,
  fetch: PriceFetch,
  region: string,
  firstOrdinal: number,
): Promise<RegionOutcome> {
  const reading = await ctx.priceSource.listRegion({ region, currency: fetch.currency });
  const fetchedAt = ctx.now();
  if (!reading.ok)
    return store(ctx, fetch, { region, isTaken: false, problems: [reading.message], fetchedAt, rows: [] });
  const { rows, leftOut } = readRows(reading.rows, { region, currency: fetch.currency });
  const fresh = answerRegion(
    region,
    rows.map(({ row }) => row),
    fetchedAt,
  );
  const verdict = judgeRefresh(fresh, await pricesInForce(ctx, region, fetch.currency), fetchedAt);
  const numbered = rows.map((each, index) => ({ ...each, ordinal: firstOrdinal + index }));
  const { isTaken } = verdict;
  return store(ctx, fetch, { region, isTaken, problems: [...leftOut, ...verdict.problems], fetchedAt, rows: numbered });
}

function readRows(raws: Json[], expected: { region: string; currency: string }) {
  const rows: { row: PriceRow; raw: Json }[] = [];
  const flaws = new Map<string, number>();
  const seen = new Set<string>();
  for (const raw of raws) {
    // Pages that overlap repeat rows.
    const text = JSON.stringify(raw);
    if (seen.has(text)) continue;
    seen.add(text);
    const { row, flaw } = readRetailRow(raw, expected);
    if (row) rows.push({ row, raw });
    else flaws.set(flaw, (flaws.get(flaw) ?? 0) + 1);
  }
  const leftOut = [...flaws].map(([flaw, count]) => `${count} ${count === 1 ? "row" : "rows"} left out: ${flaw}.`);
  return { rows, leftOut };
}

async function pricesInForce(ctx: PriceContext, region: string, currency: string): Promise<PricesInForce | null> {
  const [table] = await tablesInForce(ctx, currency, [region]);
  if (!table) return null;
  const rows = await loadRegionRows(ctx, table.fetchId, [region]);
  return { prices: answerRegion(region, rows, ctx.now()).prices, fetchedAt: table.fetchedAt };
}

type Stored = Omit<RegionOutcome, "rowCount"> & {
  fetchedAt: Date;
  rows: { row: PriceRow; raw: Json; ordinal: number }[];
};

async function store(ctx: PriceContext, fetch: PriceFetch, stored: Stored): Promise<RegionOutcome> {
  const { region, isTaken, problems, fetchedAt, rows } = stored;
  const outcome = { region, isTaken, problems, rowCount: rows.length };
  await ctx.db.$transaction(async (tx) => {
    await tx.priceFetchRegion.create({ data: { ...outcome, fetchId: fetch.id, fetchedAt } });
    for (const chunk of chunks(rows, rowsPerInsert)) {
      await tx.priceRow.createMany({
        data: chunk.map(({ row, raw, ordinal }) => ({ ...row, fetchId: fetch.id, ordinal, fetchedAt, raw: raw ?? {} })),
      });
    }
  });
  return outcome;
}
