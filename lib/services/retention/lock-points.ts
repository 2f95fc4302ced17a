import type { Tx } from "#lib/db/client.ts";

/**
 * Whoever puts a VM's points into the bin, or takes them out, is alone with them until the end of the transaction: retention
 * must not bin what somebody is just pinning.
 */
export async function lockPointsOf(tx: Tx, virtualMachineIds: readonly string[]): Promise<void> {
  const keys = [...new Set(virtualMachineIds)].sort().map((id) => `points:${id}`);
  // In order: two who lock the same VMs never wait in a circle.
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from unnest(${keys}::text[]) with ordinality as vm(key, place) order by place`;
}
