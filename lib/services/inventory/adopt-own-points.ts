import type { RestorePointReading } from "#lib/azure/port.ts";
import type { Tx } from "#lib/db/client.ts";
import { type BackupMemory, runIdOfPoint } from "#lib/domain/run/backup/backup-run.ts";
import type { ServiceContext } from "../context.ts";
import { loadedRun } from "../runs/engine.ts";
import { recordPoint } from "../runs/record-restore-point.ts";

/**
 * Points that bear the id of a run which has ended without knowing of them: Azure took the creation up late, or never let the
 * run look. Theirs they are all the same, or nobody would ever prune them.
 */
export async function adoptOwnPoints(
  ctx: ServiceContext,
  tx: Tx,
  { armId, virtualMachineId }: { armId: string; virtualMachineId: string },
  unknown: readonly RestorePointReading[],
): Promise<void> {
  const named = unknown.flatMap((point) => {
    const runId = runIdOfPoint(point.name);
    return runId === null ? [] : [{ runId, point }];
  });
  if (named.length === 0) return;
  const runs = await tx.run.findMany({
    where: { id: { in: named.map(({ runId }) => runId) }, virtualMachineId, kind: "Backup", endedAt: { not: null } },
    include: loadedRun,
  });
  for (const { runId, point } of named) {
    const run = runs.find(({ id }) => id === runId);
    if (!run) continue;
    const memory = run.memory as BackupMemory;
    const asked = { ...memory, collection: { ...memory.collection, armId }, restorePointName: point.name };
    await recordPoint(ctx, tx, { ...run, memory: asked }, point.armId, point);
  }
}
