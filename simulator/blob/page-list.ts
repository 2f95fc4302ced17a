import { pagesOfBlob, readBlob } from "#simulator/blob/blob-file.ts";
import { type ByteRange, joined } from "#simulator/content/read-content.ts";
import type { SharedBlob } from "#simulator/world/content-records.ts";

const pageBytes = 512;

/** The pages that are not zeros, as Get Page Ranges answers them. */
export function pageList(blob: SharedBlob, within: ByteRange): string {
  return listOf(pagesOfBlob(blob, within), []);
}

/** The pages that differ from an earlier snapshot of the disk: written since, or zeros again. Footers always differ. */
export function pageListSince(blob: SharedBlob, previous: SharedBlob, within: ByteRange): string {
  const written: ByteRange[] = [];
  const cleared: ByteRange[] = [];
  const { sizeBytes } = previous.content;
  const candidates = [...pagesOfBlob(blob, within), ...pagesOfBlob(previous, upTo(within, sizeBytes))];
  for (const range of joined(candidates.sort((a, b) => a.start - b.start))) {
    const now = readBlob(blob, range);
    const before = Buffer.alloc(now.length);
    readBlob(previous, upTo(range, sizeBytes)).copy(before);
    for (let at = 0; at < now.length; at += pageBytes) {
      const page = now.subarray(at, at + pageBytes);
      if (page.equals(before.subarray(at, at + pageBytes))) continue;
      const changed = { start: range.start + at, end: range.start + at + page.length };
      (page.every((byte) => byte === 0) ? cleared : written).push(changed);
    }
  }
  return listOf(joined(written), joined(cleared));
}

function upTo({ start, end }: ByteRange, limit: number): ByteRange {
  return { start: Math.min(start, limit), end: Math.min(end, limit) };
}

function listOf(written: readonly ByteRange[], cleared: readonly ByteRange[]): string {
  const element = (name: string) => (range: ByteRange) =>
    `<${name}><Start>${range.start}</Start><End>${range.end - 1}</End></${name}>`;
  const items = [...written.map(element("PageRange")), ...cleared.map(element("ClearRange"))];
  return `\uFEFF<?xml version="1.0" encoding="utf-8"?><PageList>${items.join("")}</PageList>`;
}
