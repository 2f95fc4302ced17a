import { emptyDeletion } from "#lib/domain/run/deletion/deletion-run.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { insertRuns } from "../runs/insert-runs.ts";

/** VMs per pass: deletions are never urgent, and every one of them takes a job. */
const vmsPerPass = 200;
/** A deletion that met an obstacle (a lock, a missing permission) is tried again after so long. */
const againAfterMs = 6 * 3_600_000;

/**
 * VMs with points in the bin past their days get a run that deletes them, one at a time per VM.
 * @returns how many runs were created
 */
export async function planDeletions(ctx: ServiceContext): Promise<number> {
  const now = ctx.now();
  const recently = new Date(now.getTime() - againAfterMs);
  return ctx.db.$transaction(async (tx) => {
    const due = await tx.$queryRaw<{ id: string; itemId: string | null }[]>`
      select v.id, i.id as "itemId" from "VirtualMachine" v left join "ProtectedItem" i on i."virtualMachineId" = v.id
      where exists (
        select 1 from "RestorePoint" p
        where p."virtualMachineId" = v.id and p."purgeAt" <= ${now} and p."deletedAt" is null and not p.pinned
      ) and not exists (
        select 1 from "Run" r where r."virtualMachineId" = v.id and r.kind = 'DeletePoints'
          and (r."endedAt" is null or (r.status <> 'Completed' and r."endedAt" > ${recently}))
      )
      order by v.id limit ${vmsPerPass} for update of v skip locked`;
    const rows = due.map(({ id, itemId }) => ({
      id: ctx.newId(),
      virtualMachineId: id,
      protectedItemId: itemId,
      policyVersionId: null,
      slotAt: null,
      keepUntil: null,
      excludedDiskIds: [],
      trigger: "Scheduled" as const,
      requestedBy: actorName(ctx.actor),
      requestedMode: "",
      memory: emptyDeletion,
      createdMessage: "Restore points in the bin are past their days.",
    }));
    await insertRuns(ctx, tx, "DeletePoints", rows);
    return rows.length;
  });
}
