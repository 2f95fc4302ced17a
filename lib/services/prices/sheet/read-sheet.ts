import { setImmediate as letOthersRun } from "node:timers/promises";
import { type SheetReading, sheetBytesMax } from "#lib/contracts/prices.ts";
import type { PriceRow } from "#lib/domain/cost/prices/price-row.ts";
import { FileError } from "../../files/file-error.ts";
import { openText } from "../../files/open-text.ts";
import { openRecords } from "./open-records.ts";
import { readSheetRow, type SheetWorld } from "./read-sheet-row.ts";

export type SheetRow = { row: PriceRow; raw: Record<string, string> };

/** Sixty regions with a hundred prices each, several times over. */
const rowsMax = 50_000;
const examplesMax = 3;
const reasonsMax = 30;

/**
 * Reads a price sheet from its first byte to its last, holding only the rows that are needed. Rows that are left out are counted by reason.
 * @throws FileError for a file that is none
 */
export async function readSheet(
  bytes: AsyncIterable<Uint8Array>,
  world: Omit<SheetWorld, "hasDecimalComma">,
): Promise<{ rows: SheetRow[]; reading: SheetReading }> {
  const text = await openText(bytes, sheetBytesMax);
  const { format, delimiter, batches } = await openRecords(text);
  // Where the comma is the decimal sign, Excel puts semicolons between the columns.
  const sheetWorld: SheetWorld = { ...world, hasDecimalComma: delimiter === ";" };
  const rows: SheetRow[] = [];
  const leftOut = new Map<string, { count: number; examples: string[] }>();
  let rowsRead = 0;
  for await (const batch of batches) {
    // A file that arrives faster than it is read would keep everybody else from being served.
    await letOthersRun();
    rowsRead += batch.length;
    for (const { record, raw } of batch) {
      const reading = readSheetRow(record, sheetWorld);
      if (reading.row) rows.push({ row: reading.row, raw: raw() });
      else count(leftOut, reading.leftOut);
    }
    if (rows.length > rowsMax) {
      throw new FileError(`This sheet has more than ${rowsMax.toLocaleString("en-GB")} prices of backup and disks.`);
    }
  }
  const reasons = [...leftOut].map(([reason, each]) => ({ reason, ...each })).toSorted((a, b) => b.count - a.count);
  return { rows, reading: { format, encoding: text.encoding, delimiter, rowsRead, leftOut: reasons } };
}

function count(
  leftOut: Map<string, { count: number; examples: string[] }>,
  { reason, example }: { reason: string; example: () => string },
): void {
  const key = leftOut.has(reason) || leftOut.size < reasonsMax ? reason : "Other reasons";
  const each = leftOut.get(key) ?? { count: 0, examples: [] };
  each.count += 1;
  if (each.examples.length < examplesMax) each.examples.push(example());
  leftOut.set(key, each);
}
