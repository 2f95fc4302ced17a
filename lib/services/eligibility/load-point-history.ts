import type { Db, Tx } from "#lib/db/client.ts";
import { stateRules } from "#lib/domain/run/run-state.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";

export type PointHistory = {
  /** Points in every known collection, ours and foreign. */
  pointCount: number;
  lastPointAt: Record<RequestableMode, Date | null>;
  /** Oldest first. */
  requestsLastHour: { mode: RequestableMode; at: Date }[];
  isCreating: boolean;
};

const windowMs = 3_600_000;
/** States of a restore point that Azure no longer changes. */
export const terminalPointStates = ["Succeeded", "Failed", "Canceled", "Cancelled"];

/**
 * As long as a run itself would wait. A row that nobody could bring up to date since must not hold the VM back for ever, and
 * whoever asks Azure while a creation is still under way is told to wait anyway.
 */
const creationMaxMs = stateRules.sending.deadlineMs + stateRules.polling.deadlineMs + stateRules.confirming.deadlineMs;

/** A foreign point gives no request time; the instant it was taken stands for it. Uses RestorePoint(virtualMachineId, takenAt). */
export async function loadPointHistory(
  db: Db | Tx,
  vmIds: readonly string[],
  now: Date,
): Promise<Map<string, PointHistory>> {
  const since = new Date(now.getTime() - windowMs);
  const creatingSince = new Date(now.getTime() - creationMaxMs);
  const totals = await db.$queryRaw<TotalsRow[]>`
    select "virtualMachineId" as "vmId",
      count(*) filter (where "provisioningState" not in ('Failed', 'Canceled', 'Cancelled'))::int as "pointCount",
      max("takenAt") filter (where "requestedMode" = 'CrashConsistent' and "provisioningState" = 'Succeeded') as "lastCrashAt",
      max("takenAt") filter (where "requestedMode" <> 'CrashConsistent' and "provisioningState" = 'Succeeded')
        as "lastApplicationAt",
      bool_or(
        not "provisioningState" = any(${terminalPointStates}::text[])
        and "createdAt" > ${creatingSince.toISOString()}::timestamptz
      ) as "isCreating"
    from "RestorePoint"
    where "virtualMachineId" = any(${vmIds}::uuid[]) and "deletedAt" is null
    group by "virtualMachineId"`;
  const requests = await db.$queryRaw<RequestRow[]>`
    select "virtualMachineId" as "vmId", "requestedMode" as "mode",
      case when "runId" is null then "takenAt" else "createdAt" end as "at"
    from "RestorePoint"
    where "virtualMachineId" = any(${vmIds}::uuid[])
      and case when "runId" is null then "takenAt" else "createdAt" end > ${since.toISOString()}::timestamptz
    order by "at"`;
  const totalsByVm = new Map(totals.map((row) => [row.vmId, row]));
  const requestsByVm = Map.groupBy(requests, (row) => row.vmId);
  return new Map(vmIds.map((id) => [id, historyOf(totalsByVm.get(id), requestsByVm.get(id) ?? [])]));
}

type TotalsRow = {
  vmId: string;
  pointCount: number;
  lastCrashAt: Date | null;
  lastApplicationAt: Date | null;
  isCreating: boolean;
};

type RequestRow = { vmId: string; mode: RequestableMode; at: Date };

const historyOf = (totals: TotalsRow | undefined, requests: RequestRow[]): PointHistory => ({
  pointCount: totals?.pointCount ?? 0,
  lastPointAt: {
    CrashConsistent: totals?.lastCrashAt ?? null,
    ApplicationConsistent: totals?.lastApplicationAt ?? null,
  },
  requestsLastHour: requests.map(({ mode, at }) => ({ mode, at })),
  isCreating: totals?.isCreating ?? false,
});
