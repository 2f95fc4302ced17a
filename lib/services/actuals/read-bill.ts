import { setImmediate as letOthersRun } from "node:timers/promises";
import { type BillReading, billBytesMax } from "#lib/contracts/actuals.ts";
import { monthOfDay } from "#lib/domain/cost/bill/read-bill-day.ts";
import { FileError } from "../files/file-error.ts";
import { openText } from "../files/open-text.ts";
import { type OpenBillRow, openBill } from "./open-bill.ts";
import { type BillLine, type BillWorld, exampleOfRow, readBillRow } from "./read-bill-row.ts";

/** Rows of a bill that agree in all but day and resource, as one. */
export type BilledLine = Omit<BillLine, "day" | "currency"> & { month: string };

export type ReadBill = {
  lines: BilledLine[];
  currency: string;
  /** First and last day with a charge of backups. */
  period: { from: string; to: string };
  reading: BillReading;
};

/** Ten thousand resource groups with a few meters each. */
const linesMax = 50_000;
const examplesMax = 5;

/**
 * Reads a Cost Management export from its first byte to its last and adds it up; only the sums are held. Rows that are left out are
 * counted by reason.
 * @throws FileError for a file that is none
 */
export async function readBill(
  bytes: AsyncIterable<Uint8Array>,
  world: Omit<BillWorld, "hasDecimalComma">,
): Promise<ReadBill> {
  const text = await openText(bytes, billBytesMax);
  const { format, delimiter, batches } = await openBill(text);
  // Where the comma is the decimal sign, Excel puts semicolons between the columns.
  const billWorld = { ...world, hasDecimalComma: delimiter === ";" };
  const sums = createSums();
  const leftOut = new Map<string, { count: number; examples: string[] }>();
  let rowsRead = 0;
  for await (const batch of batches) {
    // A file that arrives faster than it is read would keep everybody else from being served.
    await letOthersRun();
    rowsRead += batch.length;
    for (const row of batch) {
      const reading = readBillRow(row, billWorld);
      if (reading.line) sums.add(reading.line, row.line);
      else count(leftOut, reading.leftOut, row);
    }
  }
  const reasons = [...leftOut].map(([reason, each]) => ({ reason, ...each })).toSorted((a, b) => b.count - a.count);
  return {
    ...sums.total(rowsRead),
    reading: { format, encoding: text.encoding, delimiter, rowsRead, leftOut: reasons },
  };
}

function createSums() {
  const lines = new Map<string, BilledLine>();
  let [currency, from, to] = ["", "9999", ""];
  return {
    add({ day, currency: lineCurrency, ...line }: BillLine, at: number): void {
      if (currency !== "" && lineCurrency !== currency) throw new FileError(twoCurrencies(currency, lineCurrency, at));
      currency = lineCurrency;
      if (day < from) from = day;
      if (day > to) to = day;
      const month = monthOfDay(day);
      const { subscriptionId, resourceGroup, region, meterId, productName, meterName, unit } = line;
      const key = [month, subscriptionId, resourceGroup, region, meterId, productName, meterName, unit].join("|");
      const sum = lines.get(key);
      if (sum) {
        sum.quantity += line.quantity;
        sum.cost += line.cost;
      } else {
        lines.set(key, { ...line, month });
        if (lines.size > linesMax) {
          throw new FileError(
            `This bill has more than ${linesMax.toLocaleString("en-GB")} different charges of backups. Import it month by month.`,
          );
        }
      }
    },
    total(rowsRead: number): Omit<ReadBill, "reading"> {
      if (lines.size === 0) throw new FileError(nothingFound(rowsRead));
      return { lines: [...lines.values()], currency, period: { from, to } };
    },
  };
}

const twoCurrencies = (first: string, second: string, line: number): string =>
  `Line ${line.toLocaleString("en-GB")} is in ${second}, and the lines before it are in ${first}. Amounts of two currencies cannot be added up: export one billing account at a time.`;

const nothingFound = (rowsRead: number): string =>
  `None of the ${rowsRead.toLocaleString("en-GB")} rows is about snapshots, Azure Backup or transfer between regions. Is it the right month and subscription?`;

function count(leftOut: Map<string, { count: number; examples: string[] }>, reason: string, row: OpenBillRow): void {
  const each = leftOut.get(reason) ?? { count: 0, examples: [] };
  each.count += 1;
  if (each.examples.length < examplesMax) each.examples.push(exampleOfRow(row));
  leftOut.set(reason, each);
}
