import type { Db, Tx } from "#lib/db/client.ts";
import type { HeldPoints } from "#lib/domain/restore-point-budget/forecast-points.ts";

const dayMs = 86_400_000;
/** Other tools make points in rhythms of their own, up to weekly: two weeks show how they go on. */
const foreignWindowDays = 14;

export const noPoints: HeldPoints = { byPolicy: 0, besidePolicy: 0, foreign: 0, foreignPerDay: 0 };

/**
 * What Azure counts against the limit, by VM. A point found again counts as kept, because retention keeps it.
 * Of one VM it uses RestorePoint(virtualMachineId, takenAt); of the fleet it reads all points, which nobody asks for often.
 */
export async function countHeldPoints(db: Db | Tx, now: Date, vmId?: string): Promise<Map<string, HeldPoints>> {
  const since = new Date(now.getTime() - foreignWindowDays * dayMs).toISOString();
  const only = vmId ?? null;
  const rows = await db.$queryRaw<(Omit<HeldPoints, "foreignPerDay"> & { vmId: string; foreignLately: number })[]>`
    select p."virtualMachineId" as "vmId",
      count(*) filter (where r.trigger = 'Scheduled' and not p.pinned)::int as "byPolicy",
      count(*) filter (where (r.trigger = 'Scheduled' and p.pinned) or r.trigger = 'OnDemand' or (r.id is null and p.recovered))::int
        as "besidePolicy",
      count(*) filter (where r.id is null and not p.recovered)::int as "foreign",
      count(*) filter (where r.id is null and not p.recovered and p."takenAt" > ${since}::timestamptz)::int as "foreignLately"
    from "RestorePoint" p left join "Run" r on r.id = p."runId"
    where p."deletedAt" is null and p."provisioningState" not in ('Failed', 'Canceled', 'Cancelled')
      and (${only}::uuid is null or p."virtualMachineId" = ${only}::uuid)
    group by p."virtualMachineId"`;
  const gone = await countForeignGone(db, since, only);
  return new Map(
    rows.map(({ vmId: id, foreignLately, ...held }) => {
      const net = Math.max(0, foreignLately - (gone.get(id) ?? 0));
      return [id, { ...held, foreignPerDay: net / foreignWindowDays }];
    }),
  );
}

/** Another tool that prunes as fast as it takes does not fill anything up. */
async function countForeignGone(db: Db | Tx, since: string, only: string | null): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ vmId: string; gone: number }[]>`
    select "virtualMachineId" as "vmId", count(*)::int as gone from "RestorePoint"
    where "runId" is null and not recovered and "deletedAt" > ${since}::timestamptz
      and "takenAt" <= ${since}::timestamptz and (${only}::uuid is null or "virtualMachineId" = ${only}::uuid)
    group by "virtualMachineId"`;
  return new Map(rows.map((row) => [row.vmId, row.gone]));
}
