import type { Tx } from "#lib/db/client.ts";
import type { PointToActOn } from "#lib/domain/retention/act-on-point.ts";
import type { DeletionMemory } from "#lib/domain/run/deletion/deletion-run.ts";
import type { DeletionState } from "#lib/domain/run/deletion/deletion-states.ts";
import { loadLastGoodIds } from "../retention/load-last-good.ts";
import { loadRetentionPoints, type RetentionRow } from "../retention/load-retention.ts";
import { lockPointsOf } from "../retention/lock-points.ts";

export type PointToChange = PointToActOn & {
  id: string;
  takenAt: Date;
  vm: { id: string; name: string };
};

/** The points as they are now, and as they stay until the transaction ends: retention and deletions wait. */
export async function loadPointsToChange(tx: Tx, pointIds: readonly string[]): Promise<PointToChange[]> {
  const where = { id: { in: [...pointIds] } };
  const named = await tx.restorePoint.findMany({ where, select: { virtualMachineId: true } });
  const vmIds = [...new Set(named.map((point) => point.virtualMachineId))];
  await lockPointsOf(tx, vmIds);
  const inDeletion = await lockPointsInDeletion(tx, vmIds);
  const lastGood = await loadLastGoodIds(tx, vmIds);
  const known = new Map<string, RetentionRow>();
  for (const vmId of vmIds) {
    for (const point of await loadRetentionPoints(tx, vmId)) known.set(point.id, point);
  }
  const rows = await tx.restorePoint.findMany({
    where,
    orderBy: [{ takenAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      takenAt: true,
      runId: true,
      recovered: true,
      pinned: true,
      provisioningState: true,
      binnedAt: true,
      virtualMachine: { select: { id: true, name: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    takenAt: row.takenAt,
    vm: row.virtualMachine,
    state: known.get(row.id)?.state ?? "failed",
    isForeign: row.runId === null && !row.recovered,
    isPinned: row.pinned,
    usedBy: known.get(row.id)?.usedBy ?? null,
    isInAzure: row.provisioningState === "Succeeded",
    isGone: !known.has(row.id),
    isBinned: row.binnedAt !== null,
    isLastGood: lastGood.has(row.id),
    isBeingDeleted: inDeletion.has(row.id),
  }));
}

const statesAtWork: readonly string[] = ["deleting", "awaiting", "verifying"] satisfies DeletionState[];

/**
 * The point that a living deletion is at work on. Its row is locked, so that it takes up no other one meanwhile: it looks
 * once more at each before it asks Azure.
 */
async function lockPointsInDeletion(tx: Tx, vmIds: readonly string[]): Promise<Set<string>> {
  const runs = await tx.$queryRaw<{ engineState: string; memory: DeletionMemory }[]>`
    select "engineState", memory from "Run"
    where kind = 'DeletePoints' and "endedAt" is null and "virtualMachineId" = any(${[...vmIds]}::uuid[])
    order by id for update`;
  const atWork = runs.filter(({ engineState }) => statesAtWork.includes(engineState));
  return new Set(atWork.flatMap(({ memory }) => memory.points[memory.position]?.id ?? []));
}
