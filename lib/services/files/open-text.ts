import { FileError } from "./file-error.ts";

type TextEncoding = "UTF-8" | "UTF-16LE" | "UTF-16BE";
export type OpenText = { encoding: TextEncoding; chunks: AsyncGenerator<string> };

/** Enough to tell what kind of file it is. */
const headBytes = 512;

/**
 * A file as text, piece by piece, however large it is: UTF-8 or UTF-16, with or without a byte order mark.
 * @throws FileError for what is no text, at once or while the chunks are read
 */
export async function openText(bytes: AsyncIterable<Uint8Array>, bytesMax: number): Promise<OpenText> {
  const iterator = bytes[Symbol.asyncIterator]();
  const head = await readHead(iterator);
  if (head.byteLength === 0) throw new FileError("This file is empty.");
  refuseKnownBinary(head);
  const encoding = encodingOf(head);
  return { encoding, chunks: decode(head, iterator, encoding, bytesMax) };
}

async function readHead(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < headBytes) {
    const { done, value } = await iterator.next();
    if (done) break;
    parts.push(value);
    length += value.byteLength;
  }
  return Buffer.concat(parts);
}

const signatures: readonly [bytes: number[], sentence: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], "This is a ZIP file or an Excel workbook. Unpack it, or save the sheet as CSV UTF-8."],
  [[0x1f, 0x8b], "This file is compressed with gzip. Unpack it first."],
  [[0xd0, 0xcf, 0x11, 0xe0], "This is an Excel workbook. Save the sheet as CSV UTF-8."],
  [[0x25, 0x50, 0x44, 0x46], "This is a PDF file. A CSV or JSON file is needed."],
  [[0x50, 0x41, 0x52, 0x31], "This is a Parquet file. Download the CSV file instead."],
];

function refuseKnownBinary(head: Uint8Array): void {
  for (const [bytes, sentence] of signatures) {
    if (bytes.every((byte, index) => head[index] === byte)) throw new FileError(sentence);
  }
}

/** By its mark; without one by where the zero bytes of ASCII letters in UTF-16 are. */
function encodingOf(head: Uint8Array): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "UTF-16LE";
  if (head[0] === 0xfe && head[1] === 0xff) return "UTF-16BE";
  const start = head.subarray(0, 64);
  const zeros = (parity: number) => start.filter((byte, index) => index % 2 === parity && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (even + odd === 0) return "UTF-8";
  if (odd > start.length / 4 && even === 0) return "UTF-16LE";
  if (even > start.length / 4 && odd === 0) return "UTF-16BE";
  throw new FileError("This is no text file. A CSV or JSON file is needed.");
}

async function* decode(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  encoding: TextEncoding,
  bytesMax: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding.toLowerCase(), { fatal: true });
  let bytes = 0;
  const text = (chunk?: Uint8Array): string => {
    bytes += chunk?.byteLength ?? 0;
    if (bytes > bytesMax) {
      const limit = bytesMax / 1024 / 1024;
      throw new FileError(
        `This file is larger than ${limit} MiB. Keep only the services that you need, and try again.`,
      );
    }
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new FileError(
        `This file is not ${encoding} text near byte ${bytes.toLocaleString("en-GB")}. Save it as CSV UTF-8 and try again.`,
      );
    }
  };
  yield text(head);
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield text(next.value);
  yield text();
}
