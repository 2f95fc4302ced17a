import type { CostFilter } from "#lib/contracts/cost.ts";
import type { Db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

export type MachineRow = {
  id: string;
  name: string;
  resourceGroup: string;
  subscriptionId: string;
  location: string;
  policyId: string | null;
  isStopped: boolean;
  /** JSON: `[role, lun, sku, sizeGib, isIncluded, usedRatio, dailyChurnRatio]` for each disk. The same text for the same disks. */
  disks: string;
  usedRatio: unknown;
  dailyChurnRatio: unknown;
};

/** VMs that are there, each with its disks as one text: one query, however large the fleet. */
export function loadMachineRows(db: Db, filter: CostFilter): Promise<MachineRow[]> {
  return db.$queryRaw<MachineRow[]>`
    select v.id, v.name, v."resourceGroup", v."subscriptionRowId" as "subscriptionId", v.location,
      i."policyId", coalesce(i.state = 'ProtectionStopped', false) as "isStopped",
      coalesce(disk.shape, '[]') as disks, said."usedRatio", said."dailyChurnRatio"
    from "VirtualMachine" v
    join "Subscription" s on s.id = v."subscriptionRowId" and s."inScope"
    join "Connection" c on c.id = s."connectionId" and c."removedAt" is null
    left join "ProtectedItem" i on i."virtualMachineId" = v.id
    left join "CostAssumption" said on said.scope = 'VirtualMachine' and said."scopeId" = v.id::text
    left join lateral (
      select json_agg(json_build_array(d.role, d.lun, d.sku, d."sizeGb",
          d."armId" is not null and not coalesce(lower(d."armId") = any (lower(i."excludedDiskIds"::text)::text[]), false),
          a."usedRatio", a."dailyChurnRatio") order by d.role = 'os' desc, d.lun, d.name)::text as shape
      from "Disk" d left join "CostAssumption" a on a.scope = 'Disk' and a."scopeId" = d.id::text
      where d."virtualMachineId" = v.id
    ) disk on true
    where v."disappearedAt" is null and ${conditionOf(filter)}
    order by v.name, v.id`;
}

function conditionOf({ coverage, subscriptionId, policyId, resourceGroup, vmIds }: CostFilter): Prisma.Sql {
  const conditions = [
    coverage === "backedUp" ? Prisma.sql`i.id is not null` : Prisma.sql`true`,
    ...(subscriptionId ? [Prisma.sql`v."subscriptionRowId" = ${subscriptionId}::uuid`] : []),
    ...(policyId ? [Prisma.sql`i."policyId" = ${policyId}::uuid`] : []),
    ...(resourceGroup ? [Prisma.sql`lower(v."resourceGroup") = lower(${resourceGroup})`] : []),
    ...(vmIds ? [Prisma.sql`v.id = any (${vmIds}::uuid[])`] : []),
  ];
  return Prisma.join(conditions, " and ");
}
