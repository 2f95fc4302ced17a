import type { Db } from "#lib/db/client.ts";

/** Points of one collection that were there on some day of a period. */
export type BilledChainRow = {
  /** Azure's GUID, lower case. */
  subscriptionId: string;
  /** Of the collection: that is where Azure bills its points. Lower case. */
  resourceGroup: string;
  resourceGroupName: string;
  virtualMachineId: string;
  isForeign: boolean;
  takenAtMs: number[];
  /** Null for a point that is still there. */
  deletedAtMs: (number | null)[];
};

/** All collections with points between two instants, also those deleted since: the ledger keeps their rows. */
export const loadBilledChains = (db: Db, from: Date, until: Date): Promise<BilledChainRow[]> => db.$queryRaw<
  BilledChainRow[]
>`
  with held as (
    select p."collectionId", p."runId" is null and not p.recovered as "isForeign",
      array_agg(date_part('epoch', p."takenAt") * 1000 order by p."takenAt", p.id) as "takenAtMs",
      array_agg(date_part('epoch', p."deletedAt") * 1000 order by p."takenAt", p.id) as "deletedAtMs"
    from "RestorePoint" p
    where p."takenAt" < ${until} and (p."deletedAt" is null or p."deletedAt" > ${from})
      and p."provisioningState" in ('Succeeded', 'NotFound')
    group by 1, 2
  )
  select lower(s."subscriptionId") as "subscriptionId", lower(c."resourceGroup") as "resourceGroup",
    c."resourceGroup" as "resourceGroupName", v.id as "virtualMachineId", held."isForeign",
    held."takenAtMs", held."deletedAtMs"
  from held
  join "RestorePointCollection" c on c.id = held."collectionId"
  join "VirtualMachine" v on v.id = c."virtualMachineId"
  join "Subscription" s on s.id = v."subscriptionRowId" and s."inScope"
  join "Connection" n on n.id = s."connectionId" and n."removedAt" is null`;
