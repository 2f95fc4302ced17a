import { stateBlock, writeBlock } from "#simulator/content/block.ts";
import type { DiskContent, Layer } from "#simulator/content/disk-content.ts";
import { blockBytes, layoutOf } from "#simulator/content/layout.ts";
import { writeOrderOf, writesOnDisk } from "#simulator/content/write-order.ts";

/** Bytes `start` up to, not including, `end`. */
export type ByteRange = { start: number; end: number };

type Block = { offset: number; bytes: () => Buffer };

/** The disk's bytes in the range. It costs as much as the blocks in it, wherever it is. */
export function readContent(content: DiskContent, { start, end }: ByteRange): Buffer {
  const bytes = Buffer.alloc(end - start);
  for (const layer of content.layers) {
    for (const { offset, bytes: blockOf } of blocksIn(layer, { start, end })) {
      const from = Math.max(start, offset);
      const to = Math.min(end, offset + blockBytes);
      if (from < to) blockOf().copy(bytes, from - start, from - offset, to - offset);
    }
  }
  return bytes;
}

/** The ranges inside `within` that have been written, in order and joined; everything else is zeros. */
export function writtenRanges(content: DiskContent, within: ByteRange): ByteRange[] {
  const ranges = content.layers
    .flatMap((layer) => blocksIn(layer, within))
    .map(({ offset }) => ({
      start: Math.max(within.start, offset),
      end: Math.min(within.end, offset + blockBytes),
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  return joined(ranges);
}

export function joined(sorted: readonly ByteRange[]): ByteRange[] {
  const result: ByteRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}

/** The blocks of a layer that may touch the range. */
function blocksIn(layer: Layer, { start, end }: ByteRange): Block[] {
  const layout = layoutOf(layer);
  const order = writeOrderOf(layer);
  const count = writesOnDisk(layer);
  const { from, to } = layout.slotsIn(start, end);
  const blocks: Block[] = [];
  for (let slot = from; slot < to; slot += 1) {
    const index = layout.lastIndexAt(slot, count);
    const offset = layout.offsetOf(slot);
    if (index >= 0) blocks.push({ offset, bytes: () => writeBlock(layer, order, index, offset) });
  }
  if (from === 0) blocks.push({ offset: layout.stateOffset, bytes: () => stateBlock(layer, order) });
  return blocks;
}
