import type { DiskContent } from "#simulator/content/disk-content.ts";

/** How far a machine's writes had come when what they depend on changed last. `id` is its `vmId`. */
export type WriteStream = {
  id: string;
  /** Counts the sets of disks that the machine has had; each is a stream of its own. */
  generation: number;
  /** Writes issued until `at`. */
  writes: number;
  at: number;
};

/** What is on a disk or snapshot, under the `uniqueId` of that incarnation of it. */
export type StoredContent = DiskContent & { id: string };

/** An active shared access signature; `id` is that of the disk, snapshot or disk restore point. */
export type SharedAccess = {
  id: string;
  /** Names this signature, so that a late expiry does not end a newer one. */
  policyId: string;
  account: string;
  container: string;
  signature: string;
  expiresAt: number;
  /** Snapshots of one disk, of which only a few may be shared at a time. */
  familyId?: string;
  blobs: SharedBlob[];
};

/** A file behind the signature: the disk itself, or a virtual machine's guest state. */
export type SharedBlob = { name: string; content: DiskContent; modifiedAt: number; uniqueId: string };

export const sharedIn = (scope: string): string => `shared:${scope}`.toLowerCase();
export const sharedAt = (container: string): string => `container:${container}`.toLowerCase();
