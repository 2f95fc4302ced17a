import type { Layer } from "#simulator/content/disk-content.ts";
import { hashNumber, hashText } from "#simulator/content/hash.ts";

export const blockBytes = 4096;
export const slotCount = 1024;
const clusterCount = 64;
const slotsPerCluster = slotCount / clusterCount;
/** The blocks of a cluster, and one for the state of the writer, which only the first cluster has. */
const clusterBytes = (slotsPerCluster + 1) * blockBytes;

/**
 * Where a layer's writes go: 1,024 slots of 4 KiB in 64 clusters that are spread over the disk. Writes visit the slots
 * in a fixed scrambled order, again and again, so the last write to a slot is found by arithmetic.
 */
export type Layout = {
  slotOf(index: number): number;
  /** Index of the last of the disk's first `count` writes that went to the slot; -1 when none did. */
  lastIndexAt(slot: number, count: number): number;
  offsetOf(slot: number): number;
  stateOffset: number;
  /** Slots whose blocks may touch the range; a superset. */
  slotsIn(start: number, end: number): { from: number; to: number };
};

export function layoutOf({ stream, member, spanBytes }: Layer): Layout {
  const seed = hashNumber(hashText(stream), member);
  const stride = Math.floor(spanBytes / clusterCount / blockBytes) * blockBytes;
  if (stride < clusterBytes) throw new Error(`A disk of ${spanBytes} bytes is too small for numbered writes.`);
  const phase = (hashNumber(seed, 1) % Math.floor((stride - clusterBytes) / blockBytes + 1)) * blockBytes;
  const factor = (hashNumber(seed, 2) % (slotCount / 2)) * 2 + 1;
  const inverse = inverseModuloSlots(factor);
  const clusterAt = (offset: number): number => Math.max(0, Math.min(clusterCount, Math.floor(offset / stride)));
  return {
    slotOf: (index) => ((index % slotCount) * factor) % slotCount,
    lastIndexAt(slot, count) {
      const first = (slot * inverse) % slotCount;
      return first >= count ? -1 : first + slotCount * Math.floor((count - 1 - first) / slotCount);
    },
    offsetOf: (slot) => Math.floor(slot / slotsPerCluster) * stride + phase + (slot % slotsPerCluster) * blockBytes,
    stateOffset: phase + slotsPerCluster * blockBytes,
    slotsIn: (start, end) => ({
      from: clusterAt(start - phase) * slotsPerCluster,
      to: Math.min(slotCount, (clusterAt(end - 1 - phase) + 1) * slotsPerCluster),
    }),
  };
}

/** The factor's inverse modulo 1,024 (Newton's iteration doubles the valid bits each time; an odd number has three). */
function inverseModuloSlots(factor: number): number {
  let inverse = factor;
  for (let bits = 3; bits < 10; bits *= 2) {
    inverse = (inverse * ((2 + slotCount * slotCount - ((factor * inverse) % slotCount)) % slotCount)) % slotCount;
  }
  return inverse;
}
