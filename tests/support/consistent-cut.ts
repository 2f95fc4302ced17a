import type { DiskImage } from "#tests/support/disk-image.ts";

/** A write that is on its disk although one that it relied on is missing from another. */
export type Contradiction = { write: number; disk: number; reliedOn: number; missingFrom: number };

/**
 * Whether disks are one cut through the writes of their machine: if a write is on its disk, so is every write before it.
 * Only the blocks themselves are asked, as a database asks its log; `images` may lack disks of the machine.
 */
export function contradictions(images: readonly DiskImage[], stream: string): Contradiction[] {
  const writes = images.flatMap((image) => image.writes.filter((write) => write.stream === stream));
  const misplaced = writes.find((write) => write.offset !== write.foundAt);
  if (misplaced)
    throw new Error(`Write ${misplaced.write} was found at ${misplaced.foundAt}, not ${misplaced.offset}.`);
  const newest = newestWrites(images, stream);
  return writes.flatMap(({ write, member, after }) =>
    after.flatMap((reliedOn, disk) =>
      reliedOn > (newest.get(disk) ?? Number.POSITIVE_INFINITY)
        ? [{ write, disk: member, reliedOn, missingFrom: disk }]
        : [],
    ),
  );
}

/** The number of the last write of the stream on each of its disks. */
export function newestWrites(images: readonly DiskImage[], stream: string): Map<number, number> {
  const newest = new Map<number, number>();
  for (const { writes } of images) {
    for (const { stream: own, member, write } of writes) {
      if (own === stream) newest.set(member, Math.max(write, newest.get(member) ?? 0));
    }
  }
  return newest;
}
