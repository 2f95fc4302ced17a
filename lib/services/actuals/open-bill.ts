import { FileError } from "../files/file-error.ts";
import type { OpenText } from "../files/open-text.ts";
import { type CsvRecord, readCsv } from "../files/read-csv.ts";
import { type BillFormat, type BillRecord, billColumnsOf, billFormatOf, missingBillColumns } from "./bill-columns.ts";

/** A record by our names, with the line of the file that it begins at (blank lines are not counted). */
export type OpenBillRow = { record: BillRecord; line: number };
export type OpenBill = { format: BillFormat; delimiter: string; batches: AsyncGenerator<OpenBillRow[]> };

/** Some exports have a few lines of title above the header. */
const headerWithin = 20;

/** The rows of a Cost Management export. @throws FileError when its columns are not those of one */
export async function openBill({ chunks }: OpenText): Promise<OpenBill> {
  let first = "";
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    first += next.value;
    if (first.trim() !== "") break;
  }
  if (/^\s*[[{]/.test(first)) {
    throw new FileError("This is a JSON file. Export the cost details from Cost Management as CSV.");
  }
  const { delimiter, batches } = readCsv(first, chunks);
  const head = await batches.next();
  const records = head.done ? [] : head.value;
  const at = records.slice(0, headerWithin).findIndex((each) => missingBillColumns(billColumnsOf(each)).length === 0);
  const header = records[at];
  if (!header) throw new FileError(complaint(records.slice(0, headerWithin)));
  const columns = billColumnsOf(header);
  let line = 1;
  const open = (fields: CsvRecord): OpenBillRow => {
    const beginsAt = line;
    line += linesOf(fields);
    const record: BillRecord = (field) => {
      const index = columns.get(field);
      return index === undefined ? undefined : fields[index]?.trim() || undefined;
    };
    return { record, line: beginsAt };
  };
  for (const above of records.slice(0, at + 1)) line += linesOf(above);
  async function* rest(): AsyncGenerator<OpenBillRow[]> {
    yield records.slice(at + 1).map(open);
    for await (const batch of batches) yield batch.map(open);
  }
  return { format: billFormatOf(header), delimiter, batches: rest() };
}

/** A quoted field may go over several lines. */
const linesOf = (fields: CsvRecord): number =>
  fields.reduce((lines, field) => (field.includes("\n") ? lines + field.split("\n").length - 1 : lines), 1);

/** What the most promising line lacks. */
function complaint(records: readonly CsvRecord[]): string {
  const lacking = records.map((record) => missingBillColumns(billColumnsOf(record)));
  const [best = ["the cost"]] = lacking.toSorted((a, b) => a.length - b.length);
  return `This is no Cost Management export of cost details: it has no column for ${best.join(", nor for ")}. Export "Cost and usage details (actual)" or "(FOCUS)" as CSV.`;
}
