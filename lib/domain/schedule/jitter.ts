import { fnv1a } from "#lib/std/fnv1a.ts";

/** Azure advises different start times per VM and shifting by minutes (backup-azure-vms-introduction.md, 2026-01-28). */
export const spreadMs = 15 * 60_000;

/**
 * The VM's own delay in [0, windowMs): always the same, so that the distance between its runs stays what the policy says.
 * @param vmId our id of the VM
 */
export function jitterMs(vmId: string, windowMs: number): number {
  // FNV-1a leaves the high bits of near-equal ids alike; one more mixing round spreads them (MurmurHash3's finaliser).
  let hash = Number.parseInt(fnv1a(vmId.toLowerCase()), 16);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = (hash ^ (hash >>> 16)) >>> 0;
  return Math.floor((hash / 2 ** 32) * windowMs);
}
