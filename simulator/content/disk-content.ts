/**
 * What a disk holds, as numbers instead of bytes: layers of numbered writes over zeros, the lowest first. Every byte
 * follows from it (`read-content.ts`), so disks, snapshots and restore points of any size cost a few hundred bytes.
 */
export type DiskContent = { sizeBytes: number; layers: readonly Layer[] };

/** The writes of one stream that have reached this disk. */
export type Layer = {
  /** Whose writes they are: a machine with one set of disks, or an image. */
  stream: string;
  /** How many disks the stream writes to, and which of them this is. */
  members: number;
  member: number;
  /** Size that the disk had when the stream began, over which its writes are spread. */
  spanBytes: number;
  /** Number of the last write that the stream had issued, to whichever of its disks. */
  upTo: number;
  /** How many of its last writes to this disk had been acknowledged by the host's cache, but were not on the disk. */
  lost?: number;
  /** How the writer had come to rest; absent while it was at work, as a file system that is mounted. */
  rest?: Rest;
};

export type Rest = "shut-down" | "file-system-flushed" | "application-quiesced";

/** A disk that nobody has written to. */
export function zeros(sizeBytes: number): DiskContent {
  return { sizeBytes, layers: [] };
}

/** The content of a disk made from an image: every block of the layout once. */
export function imageContent(image: string, sizeBytes: number): DiskContent {
  const imageWrites = 1024;
  return {
    sizeBytes,
    layers: [
      { stream: `image/${image}`, members: 1, member: 0, spanBytes: sizeBytes, upTo: imageWrites, rest: "shut-down" },
    ],
  };
}

/** The same content on a disk of this size: what has been added is zeros. A disk never shrinks. */
export function resized(content: DiskContent, sizeBytes: number): DiskContent {
  return { ...content, sizeBytes: Math.max(content.sizeBytes, sizeBytes) };
}
