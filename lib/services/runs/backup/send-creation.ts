import { attemptModeOf } from "#lib/domain/run/backup/backup-run.ts";
import { heedLimits } from "../../budgets/heed-limits.ts";
import { writeOf } from "../engine.ts";
import { requestPoints } from "../record-restore-point.ts";
import { upstreamFailed } from "../upstream-failed.ts";
import type { BackupStep } from "./backup-step.ts";
import { findPoint, pointArmIdOf } from "./find-point.ts";

/** The creation PUT. The run is already committed as `sending`: should we die now, the next worker looks before it sends. */
export const sendCreation: BackupStep = async (input) => {
  const { ctx, azure, run, snapshot } = input;
  const { memory } = snapshot;
  if (memory.sends > 1) {
    const found = await findPoint(input);
    if (found.event.kind !== "pointMissing") return found;
  }
  const askedAt = ctx.now();
  const answer = await azure.beginRestorePoint({
    collectionArmId: memory.collection.armId ?? "",
    name: memory.restorePointName,
    mode: attemptModeOf(snapshot),
    excludeDiskIds: memory.plannedDisks.flatMap((disk) => (!disk.included && disk.armId ? [disk.armId] : [])),
  });
  await heedLimits(ctx, memory.collection, askedAt, answer);
  if (!answer.ok) return upstreamFailed(answer);
  const { operation, retryAfterMs } = answer.value;
  return {
    event: { kind: "creationAccepted", operation, retryAfterMs },
    trace: answer.trace,
    operationId: operation?.operationId,
    writes: [writeOf(requestPoints, { run, armId: pointArmIdOf(memory) })],
  };
};
