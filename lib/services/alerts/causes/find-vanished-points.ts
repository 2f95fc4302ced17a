import type { Tx } from "#lib/db/client.ts";
import type { AlertCause } from "#lib/domain/alerts/alert-cause.ts";
import { alertKey } from "#lib/domain/alerts/alert-cause.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { utcWords } from "#lib/std/utc-words.ts";

type VanishedRow = { vmId: string; points: number; foundAt: Date; newestTakenAt: Date };

/**
 * Good points of ours that Azure no longer has, though nothing of ours deleted them. What somebody has seen and closed an alert
 * about is not told again. Uses RestorePoint_vanished.
 */
export async function findVanishedPoints(tx: Tx): Promise<AlertCause[]> {
  const keyBeginning = alertKey({ kind: "points-vanished", of: "" });
  const rows = await tx.$queryRaw<VanishedRow[]>`
    select p."virtualMachineId" as "vmId", count(*)::int as points, max(p."deletedAt") as "foundAt",
      max(p."takenAt") as "newestTakenAt"
    from "RestorePoint" p
    join "VirtualMachine" v on v.id = p."virtualMachineId"
    join "Subscription" s on s.id = v."subscriptionRowId" and s."inScope"
    join "Connection" c on c.id = s."connectionId" and c."removedAt" is null
    left join "Run" r on r.id = p."runId"
    left join lateral (
      select max(a."closedAt") as at from "Alert" a where a.key = ${keyBeginning} || p."virtualMachineId"::text
    ) seen on true
    where p."provisioningState" = 'NotFound' and (p.recovered or r.status in ('Completed', 'CompletedWithWarnings'))
      and (p."purgeAt" is null or p."purgeAt" > p."deletedAt") and (seen.at is null or p."deletedAt" > seen.at)
    group by p."virtualMachineId"`;
  return rows.map(({ vmId, points, foundAt, newestTakenAt }) => ({
    kind: "points-vanished",
    of: vmId,
    virtualMachineId: vmId,
    message: `${counted(points, "restore point")} of this VM, ${points === 1 ? "" : "the newest "}of ${utcWords(newestTakenAt)}, ${points === 1 ? "is" : "are"} no longer in Azure, found at ${utcWords(foundAt)}. Stillpoint did not delete ${points === 1 ? "it" : "them"}.`,
  }));
}
