import type { LockReading } from "#lib/azure/port.ts";
import type { Db } from "#lib/db/client.ts";

/** Points of one collection, ours or another tool's, as far as somebody may ask why they are there. */
export type OrphanRow = {
  collectionId: string;
  collectionName: string;
  collectionResourceGroup: string;
  location: string;
  virtualMachineId: string;
  vmName: string;
  vmArmId: string;
  subscriptionId: string;
  locks: LockReading[] | null;
  policyId: string | null;
  isForeign: boolean;
  isGone: boolean;
  isMoved: boolean;
  isStopped: boolean;
  /** Oldest first. */
  takenAtMs: number[];
  /** For each: 0 kept, 1 in the bin, 2 past its days there. */
  places: number[];
  /** JSON: `[role, lun, sku, sizeGib]` for each disk that the newest of the points holds, else for each disk of the VM. */
  disks: string | null;
  usedRatio: unknown;
  dailyChurnRatio: unknown;
};

/**
 * Collections with points that no policy wants: other tools', of VMs that are gone, moved or stopped, or past their days in the
 * bin where there are locks. What only waits in the bin is left to the estimate of the fleet, which reads far less for it.
 */
export function loadOrphanRows(db: Db, now: Date): Promise<OrphanRow[]> {
  return db.$queryRaw<OrphanRow[]>`
    with wanted as materialized (
      select c.id, v.id as vm from "RestorePointCollection" c
      join "VirtualMachine" v on v.id = c."virtualMachineId"
      join "Subscription" s on s.id = v."subscriptionRowId" and s."inScope"
      join "Connection" n on n.id = s."connectionId" and n."removedAt" is null
      left join "ProtectedItem" i on i."virtualMachineId" = v.id
      where v."disappearedAt" is not null or i.state = 'ProtectionStopped' or lower(c."sourceArmId") <> v."armKey"
        or c.id in (
          select "collectionId" from "RestorePoint" where "runId" is null and not recovered and "deletedAt" is null
        )
        or (jsonb_typeof(s.locks) = 'array' and s.locks <> '[]' and exists (
          select 1 from "RestorePoint" p
          where p."virtualMachineId" = v.id and p."collectionId" = c.id and p."purgeAt" <= ${now} and p."deletedAt" is null
        ))
    ), chain as (
      select p."collectionId", p."runId" is null and not p.recovered as "isForeign",
        array_agg(date_part('epoch', p."takenAt") * 1000 order by p."takenAt") as "takenAtMs",
        array_agg(case when p."binnedAt" is null then 0 when p."purgeAt" > ${now} then 1 else 2 end order by p."takenAt") as places,
        (array_agg(p.id order by p."takenAt" desc))[1] as newest
      from wanted cross join lateral (
        select * from "RestorePoint" held
        where held."virtualMachineId" = wanted.vm and held."collectionId" = wanted.id and held."deletedAt" is null
          and held."provisioningState" = 'Succeeded'
        offset 0
      ) p
      group by 1, 2
    )
    select c.id as "collectionId", c.name as "collectionName", c."resourceGroup" as "collectionResourceGroup", c.location,
      v.id as "virtualMachineId", v.name as "vmName", v."armId" as "vmArmId", v."subscriptionRowId" as "subscriptionId", s.locks,
      i."policyId", chain."isForeign", v."disappearedAt" is not null as "isGone",
      coalesce(lower(c."sourceArmId") <> v."armKey", false) as "isMoved",
      coalesce(i.state = 'ProtectionStopped', false) as "isStopped", chain."takenAtMs", chain.places,
      coalesce(held.disks, attached.disks)::text as disks, said."usedRatio", said."dailyChurnRatio"
    from chain
    join "RestorePointCollection" c on c.id = chain."collectionId"
    join "VirtualMachine" v on v.id = c."virtualMachineId"
    join "Subscription" s on s.id = v."subscriptionRowId"
    left join "ProtectedItem" i on i."virtualMachineId" = v.id
    left join "CostAssumption" said on said.scope = 'VirtualMachine' and said."scopeId" = v.id::text
    left join lateral (
      select json_agg(json_build_array(d.role, d.lun, d.sku, d."sizeGb") order by d.role = 'os' desc, d.lun, d."diskName") as disks
      from "DiskRestorePoint" d where d."restorePointId" = chain.newest and d.included
    ) held on true
    left join lateral (
      select json_agg(json_build_array(d.role, d.lun, d.sku, d."sizeGb") order by d.role = 'os' desc, d.lun, d.name) as disks
      from "Disk" d where d."virtualMachineId" = v.id and d."armId" is not null
    ) attached on held.disks is null`;
}
