import { FileError } from "./file-error.ts";

export type CsvRecord = string[];
export type OpenCsv = { delimiter: string; batches: AsyncGenerator<CsvRecord[]> };

/** A record that is longer is a quote that nobody closed. */
const recordMax = 256 * 1024;
const delimiters = [",", ";", "\t", "|"];
const linesToJudge = 20;

/**
 * Records of a CSV file (RFC 4180), in batches, with the delimiter that its first lines use. Lines may end in LF or CRLF.
 * @param first the text read so far, which must hold the first lines
 */
export function readCsv(first: string, more: AsyncIterator<string>): OpenCsv {
  const delimiter = delimiterOf(first);
  return { delimiter, batches: records(first, more, delimiter) };
}

function delimiterOf(text: string): string {
  const unquoted = text.replaceAll(/"[^"]*("|$)/g, "");
  const lines = unquoted.split("\n", linesToJudge);
  const most = (delimiter: string) => Math.max(...lines.map((line) => line.split(delimiter).length));
  return delimiters.toSorted((a, b) => most(b) - most(a))[0] ?? ",";
}

async function* records(first: string, more: AsyncIterator<string>, delimiter: string): AsyncGenerator<CsvRecord[]> {
  let buffer = first;
  let recordCount = 0;
  for (let isEnd = false; !isEnd; ) {
    const next = await more.next();
    isEnd = next.done === true;
    if (!isEnd) buffer += next.value;
    const batch: CsvRecord[] = [];
    let start = 0;
    for (;;) {
      const end = endOfRecord(buffer, start, isEnd);
      if (end < 0) break;
      const line = buffer.slice(start, buffer[end - 1] === "\r" ? end - 1 : end);
      if (line !== "") batch.push(fieldsOf(line, delimiter));
      start = end + 1;
    }
    buffer = buffer.slice(start);
    recordCount += batch.length;
    if (buffer.length > recordMax) {
      throw new FileError(
        `The record after ${recordCount.toLocaleString("en-GB")} others does not end: is a quote missing?`,
      );
    }
    if (batch.length > 0) yield batch;
  }
}

/** Where the record's line break is, or the end of the file; -1 when more text is needed. */
function endOfRecord(text: string, start: number, isEnd: boolean): number {
  let from = start;
  for (;;) {
    const lineEnd = text.indexOf("\n", from);
    if (lineEnd < 0) return isEnd && start < text.length ? text.length : -1;
    if (isBalanced(text, start, lineEnd)) return lineEnd;
    if (lineEnd - start > recordMax) return -1;
    from = lineEnd + 1;
  }
}

/** A line break between an odd number of quotes and the next belongs to a field. */
function isBalanced(text: string, start: number, end: number): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"', start); at >= 0 && at < end; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 0;
}

function fieldsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const fields: string[] = [];
  let field = "";
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? "";
    if (isQuoted && char === '"' && line[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (char === '"') isQuoted = !isQuoted;
    else if (char === delimiter && !isQuoted) {
      fields.push(field);
      field = "";
    } else field += char;
  }
  return [...fields, field];
}
