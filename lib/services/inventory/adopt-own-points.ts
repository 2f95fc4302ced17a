import type { RestorePointReading } from "#lib/azure/port.ts";
import type { Tx } from "#lib/db/client.ts";
import { type BackupMemory, runIdOfPoint } from "#lib/domain/run/backup/backup-run.ts";
import type { ServiceContext } from "../context.ts";
import { loadRuns } from "../runs/load-runs.ts";
import { recordPoints } from "../runs/record-restore-point.ts";

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
  const ids = named.map(({ runId }) => runId);
  const runs = (await loadRuns(tx, ids)).filter(
    (run) => run.kind === "Backup" && run.virtualMachineId === virtualMachineId && run.endedAt !== null,
  );
  const ours = named.flatMap(({ runId, point }) => {
    const run = runs.find(({ id }) => id === runId);
    if (!run) return [];
    const memory = run.memory as BackupMemory;
    const asked = { ...memory, collection: { ...memory.collection, armId }, restorePointName: point.name };
    return [{ run: { ...run, memory: asked }, armId: point.armId, reading: point }];
  });
  if (ours.length > 0) await recordPoints(ctx, tx, ours);
}
