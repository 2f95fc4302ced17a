import type { PriceRow } from "#lib/domain/cost/prices/price-row.ts";
import type { ServiceContext } from "../context.ts";

/** Rows of one fetch in some of its regions, as the rules read them; `raw` stays where it is. */
export async function loadRegionRows(
  { db }: Pick<ServiceContext, "db">,
  fetchId: string,
  regions: readonly string[],
): Promise<PriceRow[]> {
  const rows = await db.priceRow.findMany({
    where: { fetchId, armRegionName: { in: [...regions] } },
    omit: { raw: true, fetchId: true, ordinal: true, fetchedAt: true },
    orderBy: { ordinal: "asc" },
  });
  return rows.map((row) => ({ ...row, effectiveStartDate: row.effectiveStartDate?.toISOString() ?? null }));
}
