/** One write of a simulated machine, as its block on the disk names it. */
export type WrittenBlock = {
  stream: string;
  /** Which of the stream's disks it was meant for, of how many. */
  member: number;
  members: number;
  write: number;
  /** Where it was meant to be, and where it was found. */
  offset: number;
  foundAt: number;
  /** For each of the stream's disks, the last earlier write to it: what its writer relied on. */
  after: number[];
};

/** How the writer had left the disk: `in-use`, or what it had brought itself to. */
export type WriterState = { stream: string; member: number; state: string; last?: number };

/** A disk as it was downloaded: the written ranges, everything else is zeros. */
export type DiskImage = {
  sizeBytes: number;
  ranges: { start: number; bytes: Buffer }[];
  footer: Buffer;
  writes: WrittenBlock[];
  states: WriterState[];
};

const footerBytes = 512;
const blockBytes = 4096;

/** Reads what a shared access signature leads to: page list first, then only the pages that are not zeros. */
export async function downloadImage(sas: string): Promise<DiskImage> {
  const properties = await fetch(sas, { method: "HEAD" });
  if (properties.status !== 200) throw new Error(`HEAD was answered ${properties.status}.`);
  const fileBytes = Number(properties.headers.get("content-length"));
  const sizeBytes = fileBytes - footerBytes;
  const footer = await downloadRange(sas, sizeBytes, fileBytes);
  const ranges = [];
  for (const { start, end } of await pageRanges(sas)) {
    if (start < sizeBytes) ranges.push({ start, bytes: await downloadRange(sas, start, Math.min(end, sizeBytes)) });
  }
  const blocks = ranges.flatMap(blocksOf);
  return {
    sizeBytes,
    ranges,
    footer,
    writes: blocks.flatMap((block) => parseWrite(block) ?? []),
    states: blocks.flatMap((block) => parseState(block) ?? []),
  };
}

export async function downloadRange(sas: string, start: number, end: number): Promise<Buffer> {
  const response = await fetch(sas, { headers: { "x-ms-range": `bytes=${start}-${end - 1}` } });
  if (response.status !== 206) throw new Error(`The range was answered ${response.status}: ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

/** Ranges that are not zeros, `end` exclusive; with `previous`, those that differ from that earlier snapshot. */
export async function pageRanges(sas: string, previous?: string): Promise<{ start: number; end: number }[]> {
  const response = await fetch(`${sas}&comp=pagelist`, {
    headers: previous === undefined ? {} : { "x-ms-previous-snapshot-url": previous },
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`The page list was answered ${response.status}: ${text}`);
  return [...text.matchAll(/<PageRange><Start>(\d+)<\/Start><End>(\d+)<\/End><\/PageRange>/g)].map((match) => ({
    start: Number(match[1]),
    end: Number(match[2]) + 1,
  }));
}

/** Offsets of the 4 KiB blocks in which two disks differ, over all of both; a longer disk goes on with zeros. */
export function differingBlocks(a: DiskImage, b: DiskImage): number[] {
  const [blocksA, blocksB] = [blockMap(a), blockMap(b)];
  const zeros = Buffer.alloc(blockBytes);
  return [...new Set([...blocksA.keys(), ...blocksB.keys()])]
    .filter((offset) => !(blocksA.get(offset) ?? zeros).equals(blocksB.get(offset) ?? zeros))
    .sort((x, y) => x - y);
}

function blockMap(image: DiskImage): Map<number, Buffer> {
  return new Map(image.ranges.flatMap(blocksOf).map(({ foundAt, bytes }) => [foundAt, bytes]));
}

type Block = { foundAt: number; bytes: Buffer };

function blocksOf({ start, bytes }: { start: number; bytes: Buffer }): Block[] {
  if (start % blockBytes !== 0) throw new Error(`A written range begins at ${start}, in the middle of a block.`);
  return Array.from({ length: Math.ceil(bytes.length / blockBytes) }, (_, index) => ({
    foundAt: start + index * blockBytes,
    bytes: bytes.subarray(index * blockBytes, (index + 1) * blockBytes),
  }));
}

function parseWrite({ foundAt, bytes }: Block): WrittenBlock | undefined {
  const line = /^SIMWRITE stream=(\S+) member=(\d+) members=(\d+) write=(\d+) offset=(\d+) after=([\d,]+)\n/.exec(
    bytes.toString("latin1"),
  );
  if (line === null) return undefined;
  const [, stream = "", member, members, write, offset, after = ""] = line;
  return {
    stream,
    member: Number(member),
    members: Number(members),
    write: Number(write),
    offset: Number(offset),
    foundAt,
    after: after.split(",").map(Number),
  };
}

function parseState({ bytes }: Block): WriterState | undefined {
  const line = /^SIMSTATE stream=(\S+) member=(\d+) members=\d+ state=(\S+)(?: last=(\d+))?\n/.exec(
    bytes.toString("latin1"),
  );
  if (line === null) return undefined;
  const [, stream = "", member, state = "", last] = line;
  return { stream, member: Number(member), state, ...(last !== undefined && { last: Number(last) }) };
}
