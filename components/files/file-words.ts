const delimiterWords: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

/** "CSV with semicolons, UTF-8"; a file without a delimiter is JSON. */
export function writtenAs({ encoding, delimiter }: { encoding: string; delimiter: string | null }): string {
  const layout = delimiter === null ? "JSON" : `CSV with ${delimiterWords[delimiter] ?? delimiter}`;
  return `${layout}, ${encoding}`;
}
