import type { Tx } from "#lib/db/client.ts";
import type { AlertCause } from "#lib/domain/alerts/alert-cause.ts";
import { type LatestBackup, overdueInWords } from "#lib/domain/alerts/overdue-in-words.ts";
import { isToldOf } from "#lib/domain/alerts/told-of.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";
import { findOverdueItems, type OverdueItem } from "../../protection/find-overdue-items.ts";
import { findSilence } from "../../worker/report-heartbeat.ts";

/** The planner looks every minute; a planned time that is past by this much has been overlooked. */
const takenUpWithinMs = 10 * 60_000;

export async function findOverdue(tx: Tx, now: Date): Promise<AlertCause[]> {
  const items = await findOverdueItems(tx, now);
  const told = items.filter(({ settings }) => isToldOf("overdue", settings.notify));
  const silentWorker = await findSilence(tx, now);
  const latest = await loadLatestBackups(tx, told);
  return told.map((item) => {
    const backup = latest.get(item.virtualMachineId);
    const isOverlooked = item.nextRunAt !== null && now.getTime() - item.nextRunAt.getTime() > takenUpWithinMs;
    return {
      kind: "overdue",
      of: item.id,
      virtualMachineId: item.virtualMachineId,
      message: overdueInWords({
        ...item,
        silentWorker,
        notTakenUpSince: isOverlooked ? item.nextRunAt : null,
        latest: backup?.standing ?? null,
      }),
      detail: {
        overdueSince: item.overdueSince.toISOString(),
        ...(backup && backup.standing.is !== "over" ? { runId: backup.runId } : {}),
      },
    };
  });
}

type BackupRow = {
  runId: string;
  vmId: string;
  status: string;
  waitReason: string | null;
  startedAt: Date | null;
  createdAt: Date;
  error: RunFailure | null;
};

/** By VM. Uses Run(virtualMachineId, id). */
async function loadLatestBackups(
  tx: Tx,
  items: readonly OverdueItem[],
): Promise<Map<string, { runId: string; standing: LatestBackup }>> {
  const vmIds = items.map((item) => item.virtualMachineId);
  const rows = await tx.$queryRaw<BackupRow[]>`
    select r.* from unnest(${vmIds}::uuid[]) as v(id) cross join lateral (
      select r.id as "runId", r."virtualMachineId" as "vmId", r.status::text as status, r."waitReason", r."startedAt",
        r."createdAt", r.error
      from "Run" r where r."virtualMachineId" = v.id and r.kind = 'Backup' order by r.id desc limit 1
    ) r`;
  return new Map(rows.map((row) => [row.vmId, { runId: row.runId, standing: standingOf(row) }]));
}

function standingOf({ status, waitReason, startedAt, createdAt, error }: BackupRow): LatestBackup {
  if (status === "Failed") return { is: "failed", meaning: error?.meaning ?? "" };
  if (status !== "Queued" && status !== "InProgress" && status !== "Cancelling") return { is: "over" };
  return waitReason ? { is: "waiting", reason: waitReason } : { is: "running", since: startedAt ?? createdAt };
}
