import type { BillsDto } from "#lib/contracts/actuals.ts";
import type { ServiceContext } from "../context.ts";
import { toBillSummary } from "./bill-row.ts";

/** Four years of a bill a month. */
const listedMax = 50;

/** Newest first. */
export async function listBills(ctx: ServiceContext): Promise<BillsDto> {
  const rows = await ctx.db.costImport.findMany({
    orderBy: [{ importedAt: "desc" }, { id: "desc" }],
    take: listedMax,
  });
  return { imports: rows.map(toBillSummary) };
}
