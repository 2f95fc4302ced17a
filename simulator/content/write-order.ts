import type { Layer } from "#simulator/content/disk-content.ts";
import { hashNumber, hashText } from "#simulator/content/hash.ts";

/**
 * The order of a stream's writes over its disks. They are numbered from 1 and come in rounds; in a round each disk is
 * written once, beginning with another disk each time. So every question has an answer without looking at the others.
 */
export type WriteOrder = {
  /** Number of the write with this index (from 0) on this disk. */
  numberOf(index: number, member?: number): number;
  /** How many of the writes 1 to `upTo` went to this disk. */
  countUpTo(upTo: number): number;
};

export function writeOrderOf({ stream, members, member: own }: Layer): WriteOrder {
  const seed = hashText(stream);
  const positionIn = (round: number, member: number): number =>
    (member + members - (hashNumber(seed, round) % members)) % members;
  return {
    numberOf: (index, member = own) => index * members + positionIn(index, member) + 1,
    countUpTo(upTo) {
      const rounds = Math.floor(upTo / members);
      return rounds + (positionIn(rounds, own) < upTo - rounds * members ? 1 : 0);
    },
  };
}

/** How many writes of the layer are on the disk: those that the host's cache still had are not. */
export function writesOnDisk(layer: Layer): number {
  return Math.max(0, writeOrderOf(layer).countUpTo(layer.upTo) - (layer.lost ?? 0));
}
