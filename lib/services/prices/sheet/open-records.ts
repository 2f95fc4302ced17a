import { FileError } from "../../files/file-error.ts";
import type { OpenText } from "../../files/open-text.ts";
import { type CsvRecord, readCsv } from "../../files/read-csv.ts";
import { type JsonObject, readJsonObjects } from "../../files/read-json-objects.ts";
import {
  columnsOf,
  formatOf,
  missingColumns,
  type SheetField,
  type SheetFormat,
  type SheetRecord,
} from "./sheet-columns.ts";

/** A record by our names, and as it was sent. */
export type OpenRecord = { record: SheetRecord; raw: () => Record<string, string> };
export type OpenSheet = { format: SheetFormat; delimiter: string | null; batches: AsyncGenerator<OpenRecord[]> };

/** Some sheets have a few lines of title above the header. */
const headerWithin = 20;

/** The rows of a sheet, whatever it is written in. @throws FileError when its columns are not those of a price sheet */
export async function openRecords({ chunks }: OpenText): Promise<OpenSheet> {
  let first = "";
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    first += next.value;
    if (first.trim() !== "") break;
  }
  return /^\s*[[{]/.test(first) ? openJson(first, chunks) : openCsv(first, chunks);
}

async function openCsv(first: string, more: AsyncIterator<string>): Promise<OpenSheet> {
  const { delimiter, batches } = readCsv(first, more);
  const head = await batches.next();
  const records = head.done ? [] : head.value;
  const at = records.slice(0, headerWithin).findIndex((record) => missingColumns(columnsOf(record)).length === 0);
  const header = records[at];
  if (!header) throw new FileError(complaint(records.slice(0, headerWithin)));
  const columns = columnsOf(header);
  async function* rest(): AsyncGenerator<OpenRecord[]> {
    yield records.slice(at + 1).map(open);
    for await (const batch of batches) yield batch.map(open);
  }
  const open = (fields: CsvRecord): OpenRecord => ({
    record: recordOf(columns, (index) => fields[index]),
    raw: () => Object.fromEntries(header.map((name, index) => [name, fields[index] ?? ""])),
  });
  return { format: formatOf(header), delimiter, batches: rest() };
}

/** What the most promising line lacks. */
function complaint(records: readonly CsvRecord[]): string {
  const lacking = records.map((record) => missingColumns(columnsOf(record)));
  const [best] = lacking.toSorted((a, b) => a.length - b.length);
  return `This is no price sheet: it has no column for ${(best ?? ["a price"]).join(", nor for ")}. The documentation lists the columns.`;
}

async function openJson(first: string, more: AsyncIterator<string>): Promise<OpenSheet> {
  const batches = readJsonObjects(first, more);
  const head = await batches.next();
  const objects = (head.done ? [] : head.value).map(flat);
  const [example] = objects;
  const header = Object.keys(example ?? {});
  const missing = missingColumns(columnsOf(header));
  if (missing.length > 0) throw new FileError(`This is no price sheet: its rows lack ${missing.join(" and ")}.`);
  async function* rest(): AsyncGenerator<OpenRecord[]> {
    yield objects.map(openFlat);
    for await (const batch of batches) yield batch.map((object) => openFlat(flat(object)));
  }
  return { format: formatOf(header), delimiter: null, batches: rest() };
}

function openFlat(object: Record<string, string>): OpenRecord {
  const header = Object.keys(object);
  return { record: recordOf(columnsOf(header), (index) => object[header[index] ?? ""]), raw: () => object };
}

/** The Price Sheet API keeps a meter's names in an object of their own (`meterDetails`). */
function flat(object: JsonObject): Record<string, string> {
  const entries = Object.entries(object).flatMap(([name, value]): [string, string][] => {
    if (value === null || Array.isArray(value)) return [];
    return typeof value === "object" ? Object.entries(flat(value)) : [[name, String(value)]];
  });
  return Object.fromEntries(entries);
}

/** Two million rows of other services are asked for one field each, so nothing is copied. */
const recordOf =
  (columns: ReadonlyMap<SheetField, number>, valueAt: (index: number) => string | undefined): SheetRecord =>
  (field) => {
    const index = columns.get(field);
    return index === undefined ? undefined : valueAt(index)?.trim() || undefined;
  };
