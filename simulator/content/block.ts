import type { Layer } from "#simulator/content/disk-content.ts";
import { hashNumber, hashText } from "#simulator/content/hash.ts";
import { blockBytes } from "#simulator/content/layout.ts";
import { type WriteOrder, writesOnDisk } from "#simulator/content/write-order.ts";

/**
 * The bytes of one write. Its first line names the write and says what its writer relied on: the write before it on
 * this disk, and the last earlier write on each of the stream's disks. A reader of the disks can thus tell, without
 * knowing the stream, whether they belong together. The rest is noise that only this write has.
 */
export function writeBlock(layer: Layer, order: WriteOrder, index: number, offset: number): Buffer {
  const number = order.numberOf(index);
  const lastBefore = (member: number): number => {
    const sameRound = order.numberOf(index, member);
    if (sameRound < number) return sameRound;
    return index === 0 ? 0 : order.numberOf(index - 1, member);
  };
  const after = Array.from({ length: layer.members }, (_, member) => lastBefore(member));
  return block(
    `SIMWRITE stream=${layer.stream} member=${layer.member} members=${layer.members} write=${number} offset=${offset} after=${after.join(",")}\n`,
    hashNumber(hashText(layer.stream), number),
  );
}

/** What the writer says about itself on the disk, as a file system's mark that it has been unmounted. */
export function stateBlock(layer: Layer, order: WriteOrder): Buffer {
  const count = writesOnDisk(layer);
  const last = layer.rest === undefined || count === 0 ? "" : ` last=${order.numberOf(count - 1)}`;
  return block(
    `SIMSTATE stream=${layer.stream} member=${layer.member} members=${layer.members} state=${layer.rest ?? "in-use"}${last}\n`,
    hashText(layer.stream),
  );
}

function block(line: string, seed: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(blockBytes);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, blockBytes / 4);
  let state = seed || 1;
  for (let index = 0; index < words.length; index += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[index] = state;
  }
  bytes.write(line, "latin1");
  return bytes;
}
