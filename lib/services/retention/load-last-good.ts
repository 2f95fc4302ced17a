import type { Db, Tx } from "#lib/db/client.ts";

/** The newest good point of each VM, which never goes: the same point that `decideRetention` keeps as the last good one. */
export async function loadLastGoodIds(db: Db | Tx, virtualMachineIds: readonly string[]): Promise<Set<string>> {
  const vmIds = [...new Set(virtualMachineIds)];
  const rows = await db.$queryRaw<{ id: string }[]>`
    select newest.id from unnest(${vmIds}::uuid[]) as vm(id) cross join lateral (
      select p.id from "RestorePoint" p left join "Run" r on r.id = p."runId"
      where p."virtualMachineId" = vm.id and p."deletedAt" is null and p."provisioningState" = 'Succeeded'
        and (p."runId" is not null or p.recovered) and r.status is distinct from 'Failed'
      order by p."takenAt" desc, p.id desc limit 1
    ) newest`;
  return new Set(rows.map(({ id }) => id));
}
