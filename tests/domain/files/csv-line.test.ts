import { expect, it } from "vitest";
import { type CsvCell, csvLine } from "#lib/services/files/csv-line.ts";

it.each<[string, CsvCell[], string]>([
  ["numbers as they are", [1, 0.5, 1234.5], "1,0.5,1234.5"],
  ["nothing for what is not known", [null, Number.NaN, ""], ",,"],
  ["quotes around commas, quotes and line ends", ["a,b", 'say "no"', "two\nlines"], '"a,b","say ""no""","two\nlines"'],
  ["an apostrophe before what a spreadsheet would calculate", ["=1+1", "+cmd", "-2", "@sum"], "'=1+1,'+cmd,'-2,'@sum"],
  ["a negative number as a number", [-2], "-2"],
])("a line of a CSV file has %s", (_, cells, line) => {
  expect(csvLine(cells)).toBe(`${line}\r\n`);
});
