import type { Tx } from "#lib/db/client.ts";

/**
 * Whoever puts a VM's points into the bin, or takes them out, is alone with them until the end of the transaction: retention
 * must not bin what somebody is just pinning.
 */
export async function lockPointsOf(tx: Tx, virtualMachineIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(virtualMachineIds)].sort()) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`points:${id}`}, 0))`;
  }
}
