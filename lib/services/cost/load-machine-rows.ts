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
  /**
   * JSON: `[role, lun, sku, sizeGib, isIncluded, usedRatio, dailyChurnRatio, tags]` for each disk. The same text for the same
   * disks. Without what the policy's disk rule says; tags are there only where such a rule asks for them.
   */
  disks: string;
  usedRatio: unknown;
  dailyChurnRatio: unknown;
};

/** Protection that somebody thinks of: this policy, whatever the VMs have now. */
export type PlannedProtection = {
  policyId: string;
  /** Disks left out by hand; null for those that are. */
  leftOut: readonly { vmId: string; diskNames: readonly string[] }[] | null;
};

/** Disk rules by tag: which policies have one, and the tags' names in lower case. */
export type TagRules = { policyIds: readonly string[]; tagNames: readonly string[] };

/** VMs that are there, each with its disks as one text: one query, however large the fleet. */
export function loadMachineRows(
  db: Db,
  filter: CostFilter,
  tagRules: TagRules,
  planned: PlannedProtection | null,
): Promise<MachineRow[]> {
  const policyId = planned ? Prisma.sql`${planned.policyId}::uuid` : Prisma.sql`i."policyId"`;
  return db.$queryRaw<MachineRow[]>`
    select v.id, v.name, v."resourceGroup", v."subscriptionRowId" as "subscriptionId", v.location,
      ${policyId} as "policyId",
      ${planned ? Prisma.sql`false` : Prisma.sql`coalesce(i.state = 'ProtectionStopped', false)`} as "isStopped",
      coalesce(disk.shape, '[]') as disks, said."usedRatio", said."dailyChurnRatio"
    from "VirtualMachine" v
    join "Subscription" s on s.id = v."subscriptionRowId" and s."inScope"
    join "Connection" c on c.id = s."connectionId" and c."removedAt" is null
    left join "ProtectedItem" i on i."virtualMachineId" = v.id
    left join "CostAssumption" said on said.scope = 'VirtualMachine' and said."scopeId" = v.id::text
    left join lateral (
      select json_agg(json_build_array(d.role, d.lun, d.sku, d."sizeGb",
          d."armId" is not null and not ${leftOutByHand(planned)},
          a."usedRatio", a."dailyChurnRatio",
          case when ${policyId} = any (${tagRules.policyIds}::uuid[]) then tag.held end) order by d.role = 'os' desc, d.lun, d.name)::text as shape
      from "Disk" d left join "CostAssumption" a on a.scope = 'Disk' and a."scopeId" = d.id::text
      left join lateral (
        select json_object_agg(each.key, each.value order by each.key) as held
        from jsonb_path_query(v.facts, '$.disks[*]') facts, jsonb_each_text(facts -> 'tags') each
        where ${policyId} = any (${tagRules.policyIds}::uuid[]) and facts ->> 'name' = d.name
          and jsonb_typeof(facts -> 'tags') = 'object' and lower(each.key) = any (${tagRules.tagNames}::text[])
      ) tag on true
      where d."virtualMachineId" = v.id
    ) disk on true
    where v."disappearedAt" is null and ${conditionOf(filter)}
    order by v.name, v.id`;
}

const leftOutByHand = (planned: PlannedProtection | null): Prisma.Sql =>
  planned?.leftOut
    ? Prisma.sql`exists (select from jsonb_to_recordset(${JSON.stringify(planned.leftOut)}::jsonb)
        as chosen("vmId" uuid, "diskNames" text[]) where chosen."vmId" = v.id and d.name = any (chosen."diskNames"))`
    : Prisma.sql`coalesce(lower(d."armId") = any (lower(i."excludedDiskIds"::text)::text[]), false)`;

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
