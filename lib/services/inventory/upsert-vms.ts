import type { Tx } from "#lib/db/client.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { invariant } from "#lib/std/invariant.ts";

type VmWrite = { id: string; facts: VmFacts; hash: string };

/**
 * One statement for a chunk of VMs: the rows travel as one jsonb array. In id order, as commands lock them, so that the two
 * cannot wait in a circle. A VM that is written is there, so it is not gone.
 */
export async function upsertVms(
  tx: Tx,
  entries: VmWrite[],
  subscriptionRowIds: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  const rows = entries.map((entry) => vmRow(entry, subscriptionRowIds));
  await tx.$executeRaw`
    insert into "VirtualMachine" (
      "id", "subscriptionRowId", "armKey", "armId", "vmId", "name", "resourceGroup", "location", "size", "osType",
      "powerState", "provisioningState", "agentState", "diskCount", "provisionedGb", "tags", "facts", "factsHash",
      "firstSeenAt", "lastSeenAt"
    )
    select
      r."id", r."subscriptionRowId", r."armKey", r."armId", r."vmId", r."name", r."resourceGroup", r."location", r."size",
      r."osType", r."powerState", r."provisioningState", r."agentState", r."diskCount", r."provisionedGb", r."tags",
      r."facts", r."factsHash", ${at.toISOString()}::timestamptz, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      "id" uuid, "subscriptionRowId" uuid, "armKey" text, "armId" text, "vmId" text, "name" text, "resourceGroup" text,
      "location" text, "size" text, "osType" text, "powerState" text, "provisioningState" text, "agentState" text,
      "diskCount" int, "provisionedGb" int, "tags" jsonb, "facts" jsonb, "factsHash" text
    )
    order by r."id"
    on conflict ("id") do update set
      "subscriptionRowId" = excluded."subscriptionRowId", "armKey" = excluded."armKey", "armId" = excluded."armId",
      "vmId" = excluded."vmId", "name" = excluded."name", "resourceGroup" = excluded."resourceGroup",
      "location" = excluded."location", "size" = excluded."size", "osType" = excluded."osType",
      "powerState" = excluded."powerState", "provisioningState" = excluded."provisioningState",
      "agentState" = excluded."agentState", "diskCount" = excluded."diskCount",
      "provisionedGb" = excluded."provisionedGb", "tags" = excluded."tags", "facts" = excluded."facts",
      "factsHash" = excluded."factsHash", "lastSeenAt" = excluded."lastSeenAt", "disappearedAt" = null`;
}

function vmRow({ id, facts, hash }: VmWrite, subscriptionRowIds: ReadonlyMap<string, string>) {
  const subscriptionRowId = subscriptionRowIds.get(facts.subscriptionId.toLowerCase());
  invariant(subscriptionRowId, `No subscription row for ${facts.id}`);
  return {
    id,
    subscriptionRowId,
    armKey: armKey(facts.id),
    armId: facts.id,
    vmId: facts.vmId,
    name: facts.name,
    resourceGroup: facts.resourceGroup,
    location: facts.location,
    size: facts.size,
    osType: facts.osType,
    powerState: facts.powerState,
    provisioningState: facts.provisioningState,
    agentState: facts.agent.state,
    diskCount: facts.disks.length,
    provisionedGb: facts.disks.reduce((sum, disk) => sum + (disk.sizeGb ?? 0), 0),
    tags: facts.tags,
    facts,
    factsHash: hash,
  };
}

/** Disks of the VMs that changed: those that stay keep their row, those that went lose it. */
export async function upsertDisks(
  tx: Tx,
  entries: { id: string; facts: VmFacts }[],
  newId: () => string,
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.flatMap(({ id, facts }) =>
    facts.disks.map((disk) => ({
      id: newId(),
      virtualMachineId: id,
      armId: disk.id,
      name: disk.name,
      role: disk.role,
      lun: disk.lun,
      sku: disk.sku,
      sizeGb: disk.sizeGb,
      caching: disk.caching,
    })),
  );
  const json = JSON.stringify(rows);
  await tx.$executeRaw`
    delete from "Disk" d
    where d."virtualMachineId" = any(${entries.map((entry) => entry.id)}::uuid[])
      and not exists (
        select 1 from jsonb_to_recordset(${json}::jsonb) as r("virtualMachineId" uuid, "name" text)
        where r."virtualMachineId" = d."virtualMachineId" and r."name" = d."name"
      )`;
  await tx.$executeRaw`
    insert into "Disk" ("id", "virtualMachineId", "armId", "name", "role", "lun", "sku", "sizeGb", "caching")
    select r."id", r."virtualMachineId", r."armId", r."name", r."role", r."lun", r."sku", r."sizeGb", r."caching"
    from jsonb_to_recordset(${json}::jsonb) as r(
      "id" uuid, "virtualMachineId" uuid, "armId" text, "name" text, "role" text, "lun" int, "sku" text, "sizeGb" int,
      "caching" text
    )
    on conflict ("virtualMachineId", "name") do update set
      "armId" = excluded."armId", "role" = excluded."role", "lun" = excluded."lun", "sku" = excluded."sku",
      "sizeGb" = excluded."sizeGb", "caching" = excluded."caching"`;
}
