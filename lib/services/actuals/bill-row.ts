import type { BillSummaryDto } from "#lib/contracts/actuals.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { CostImport } from "#lib/db/generated/client.ts";
import { refuse } from "../errors.ts";

export async function requireBill(db: Db | Tx, importId: string): Promise<CostImport> {
  const bill = await db.costImport.findUnique({ where: { id: importId } });
  return bill ?? refuse("notFound", "This bill does not exist, or no longer. Previews are kept for a day.");
}

/** A column of days as text: `2026-05-31`. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export const toBillSummary = (row: CostImport): BillSummaryDto => ({
  id: row.id,
  fileName: row.fileName,
  currency: row.currency,
  periodStart: dayOf(row.periodStart),
  periodEnd: dayOf(row.periodEnd),
  lineCount: row.lineCount,
  importedBy: row.importedBy,
  importedAt: row.importedAt.toISOString(),
  takenAt: row.takenAt?.toISOString() ?? null,
});
