import type { Tx } from "#lib/db/client.ts";
import { type PolicySettings, settingsOf } from "#lib/domain/policy/policy-settings.ts";

/** An item whose time has come, with what the planning of its run needs and no more: a fleet's items come due together. */
export type DueItem = {
  id: string;
  dueAt: Date;
  excludedDiskIds: string[];
  vm: { id: string; name: string; vmId: string; location: string; resourceGroup: string; hasDisappeared: boolean };
  azureSubscriptionId: string;
  collection: { armId: string; name: string; resourceGroup: string } | null;
  /** The backup that is under way; `waitReason` while it waits. */
  activeRun: { waitReason: string | null } | null;
  version: { id: string; settings: PolicySettings };
};

/**
 * Due items, their VMs locked: whoever plans at the same time takes others. The VM's row is what commands lock first, too;
 * taking the item's first could wait in a circle with them. What was due a moment ago may have been planned or stopped
 * meanwhile, so the items are read under the lock.
 */
export async function takeDueItems(tx: Tx, now: Date, limit: number): Promise<{ taken: number; items: DueItem[] }> {
  const due = await tx.$queryRaw<{ virtualMachineId: string }[]>`
    select i."virtualMachineId" from "ProtectedItem" i join "VirtualMachine" v on v.id = i."virtualMachineId"
    where i."nextRunAt" <= ${now} and i.state not in ('ProtectionStopped', 'ProtectionPaused')
    order by i."nextRunAt", i.id limit ${limit} for update of v skip locked`;
  const rows = await readItems(
    tx,
    due.map((item) => item.virtualMachineId),
    now,
  );
  const versions = await readVersions(
    tx,
    rows.map((row) => row.policyId),
  );
  const items = rows.flatMap(({ policyId, ...item }) => {
    const version = versions.get(policyId);
    return version ? [{ ...item, version }] : [];
  });
  return { taken: due.length, items };
}

type ItemRow = Omit<DueItem, "version"> & { policyId: string };

/** A collection of before a move is bound to the VM's earlier id for life and takes no new points (compute-matrix). */
const readItems = (tx: Tx, vmIds: readonly string[], now: Date): Promise<ItemRow[]> => tx.$queryRaw`
  select i.id, i."policyId", i."nextRunAt" as "dueAt", i."excludedDiskIds",
    jsonb_build_object('id', v.id, 'name', v.name, 'vmId', v."vmId", 'location', v.location,
      'resourceGroup', v."resourceGroup", 'hasDisappeared', v."disappearedAt" is not null) as vm,
    s."subscriptionId" as "azureSubscriptionId",
    (select jsonb_build_object('armId', c."armId", 'name', c.name, 'resourceGroup', c."resourceGroup")
      from "RestorePointCollection" c
      where c."virtualMachineId" = v.id and c.name like 'stillpoint-%'
        and (c."sourceArmId" is null or lower(c."sourceArmId") = v."armKey")
      order by c."createdAt" desc limit 1) as collection,
    (select jsonb_build_object('waitReason', r."waitReason") from "Run" r where r."virtualMachineId" = v.id
      and r.kind = 'Backup' and r.status in ('Queued', 'InProgress', 'Cancelling')) as "activeRun"
  from "ProtectedItem" i
  join "VirtualMachine" v on v.id = i."virtualMachineId"
  join "Subscription" s on s.id = v."subscriptionRowId"
  where v.id = any(${vmIds}::uuid[]) and i."nextRunAt" <= ${now}
    and i.state not in ('ProtectionStopped', 'ProtectionPaused')
  order by v.name, v.id`;

async function readVersions(tx: Tx, policyIds: readonly string[]): Promise<Map<string, DueItem["version"]>> {
  const rows = await tx.policyVersion.findMany({
    where: { policyId: { in: [...new Set(policyIds)] } },
    distinct: ["policyId"],
    orderBy: [{ policyId: "asc" }, { number: "desc" }],
    select: { id: true, policyId: true, settings: true },
  });
  return new Map(rows.map(({ id, policyId, settings }) => [policyId, { id, settings: settingsOf(settings) }]));
}
