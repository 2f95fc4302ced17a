import { type ByteRange, joined, readContent, writtenRanges } from "#simulator/content/read-content.ts";
import { footerBytes, vhdFooter } from "#simulator/content/vhd-footer.ts";
import type { SharedBlob } from "#simulator/world/content-records.ts";

/** A disk as the page blob that a shared access signature leads to: its bytes and the footer of a fixed VHD. */
export function sizeOfBlob({ content }: SharedBlob): number {
  return content.sizeBytes + footerBytes;
}

export function readBlob({ content, uniqueId, modifiedAt }: SharedBlob, { start, end }: ByteRange): Buffer {
  const { sizeBytes } = content;
  const disk = start < sizeBytes ? readContent(content, { start, end: Math.min(end, sizeBytes) }) : Buffer.alloc(0);
  if (end <= sizeBytes) return disk;
  const footer = vhdFooter({ sizeBytes, uniqueId, createdAt: modifiedAt });
  return Buffer.concat([disk, footer.subarray(Math.max(0, start - sizeBytes), end - sizeBytes)]);
}

/** The pages in the range that are not zeros. */
export function pagesOfBlob({ content }: SharedBlob, { start, end }: ByteRange): ByteRange[] {
  const { sizeBytes } = content;
  const pages = writtenRanges(content, { start, end: Math.min(end, sizeBytes) });
  return end > sizeBytes ? joined([...pages, { start: Math.max(start, sizeBytes), end }]) : pages;
}

const pieceBytes = 1024 * 1024;
const noWrites = Buffer.alloc(pieceBytes);

/** The bytes of a range piece by piece, so that the largest disk needs no more memory than a small one. */
export async function* streamBlob(blob: SharedBlob, { start, end }: ByteRange): AsyncGenerator<Buffer> {
  for (let from = start; from < end; from += pieceBytes) {
    const piece = { start: from, end: Math.min(end, from + pieceBytes) };
    yield pagesOfBlob(blob, piece).length === 0 ? noWrites.subarray(0, piece.end - from) : readBlob(blob, piece);
  }
}
