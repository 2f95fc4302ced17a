import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openText } from "#lib/services/files/open-text.ts";
import { readCsv } from "#lib/services/files/read-csv.ts";
import { readJsonObjects } from "#lib/services/files/read-json-objects.ts";
import { inPieces, utf16 } from "#tests/support/file-bytes.ts";

const megabyte = 1024 * 1024;

async function textOf(content: string | Uint8Array, bytesMax = megabyte): Promise<string> {
  const { chunks } = await openText(inPieces(content), bytesMax);
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

async function recordsOf(content: string, pieceBytes = 7): Promise<string[][]> {
  const { chunks } = await openText(inPieces(content, pieceBytes), megabyte);
  const first = (await chunks.next()).value ?? "";
  const records: string[][] = [];
  for await (const batch of readCsv(first, chunks).batches) records.push(...batch);
  return records;
}

async function objectsOf(content: string): Promise<unknown[]> {
  const { chunks } = await openText(inPieces(content), megabyte);
  const first = (await chunks.next()).value ?? "";
  const objects: unknown[] = [];
  for await (const batch of readJsonObjects(first, chunks)) objects.push(...batch);
  return objects;
}

describe("a file as text", () => {
  const text = "Région;Préis €\n日本;1\n";

  it.each<[string, string | Uint8Array, string]>([
    ["UTF-8", text, "UTF-8"],
    ["UTF-8 with a mark", `\uFEFF${text}`, "UTF-8"],
    ["UTF-16LE with a mark", utf16(text, "LE", true), "UTF-16LE"],
    ["UTF-16BE with a mark", utf16(text, "BE", true), "UTF-16BE"],
    ["UTF-16LE", utf16("region;price\nx;1\n", "LE", false), "UTF-16LE"],
    ["UTF-16BE", utf16("region;price\nx;1\n", "BE", false), "UTF-16BE"],
  ])("is read from %s, wherever the pieces fall", async (_, content, encoding) => {
    expect((await openText(inPieces(content), megabyte)).encoding).toBe(encoding);
    expect(await textOf(content)).toMatch(/^(Région;Préis €\n日本;1\n|region;price\nx;1\n)$/);
  });

  it.each<[string, Uint8Array, string]>([
    ["an Excel workbook", Buffer.from("PK\u0003\u0004…"), "ZIP file or an Excel workbook"],
    ["a gzip file", Buffer.from([0x1f, 0x8b, 8, 0]), "compressed with gzip"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "Excel workbook"],
    ["a PDF", Buffer.from("%PDF-1.7"), "PDF file"],
    ["Parquet", Buffer.from("PAR1...."), "Parquet"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 1, 2, 3]), "no text file"],
    ["nothing", Buffer.alloc(0), "empty"],
    ["Latin-1 text", Buffer.from("r\xe9gion;price\n", "latin1"), "not UTF-8 text near byte"],
    ["text that ends within a letter", Buffer.from("region;\u20ac").subarray(0, -1), "not UTF-8 text"],
  ])("is refused for %s, in a sentence", async (_, content, sentence) => {
    await expect(textOf(content)).rejects.toThrow(sentence);
  });

  it("is refused beyond the limit, in a sentence that names it", async () => {
    await expect(textOf("x".repeat(megabyte + 1))).rejects.toThrow("larger than 1 MiB");
  });
});

describe("a CSV file", () => {
  it.each([",", ";", "\t", "|"])(
    "is split at %j, with quotes, line breaks in fields and either line end",
    async (sign) => {
      const content = `a${sign}b${sign}c\r\n"1${sign}5"${sign}"say ""hi"""${sign}"two\nlines"\n\n7${sign}8${sign}`;
      expect(await recordsOf(content)).toEqual([
        ["a", "b", "c"],
        [`1${sign}5`, 'say "hi"', "two\nlines"],
        ["7", "8", ""],
      ]);
    },
  );

  it("gives back what was written, in pieces of any size", async () => {
    const field = fc.string({ unit: fc.constantFrom("a", "é", ",", '"', "\n", "\r\n", ";", " ") });
    const table = fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 8 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, pieceBytes) => {
        const content = ["x,y,z", ...rows.map((row) => row.map(quoted).join(","))].join("\r\n");
        expect(await recordsOf(content, pieceBytes)).toEqual([["x", "y", "z"], ...rows]);
      }),
    );
  });

  it("with a quote that nobody closes is refused, with the place", async () => {
    const content = `a,b\n1,2\n"3,4\n${"5,6\n".repeat(100_000)}`;
    await expect(recordsOf(content, 65_536)).rejects.toThrow("The record after 2 others does not end");
  });
});

describe("a JSON file", () => {
  const rows = [{ a: 'x}]"{[', n: 1, deep: { list: [{ b: 1 }, 2] } }, { a: "é\\u0041", n: null }, {}];

  it.each<[string, (text: string) => string]>([
    ["a list", (text) => text],
    ["an envelope", (text) => `{"BillingCurrency":"USD","Items":${text},"NextPageLink":null}`],
    ["two envelopes", (text) => `{"properties":{"pricesheets":${text}}}`],
  ])("gives the objects of %s one by one", async (_, wrap) => {
    expect(await objectsOf(wrap(JSON.stringify(rows, null, 1)))).toEqual(rows);
  });

  it.each([
    ['[{"a":1},{"a":', "ends half-way"],
    ['{"a":1}', "has no list of rows"],
    ['[{"a":1,}]', "This is not JSON"],
  ])("is refused as %s", async (content, sentence) => {
    await expect(objectsOf(content)).rejects.toThrow(sentence);
  });
});
