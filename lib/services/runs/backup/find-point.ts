import type { BackupMemory } from "#lib/domain/run/backup/backup-run.ts";
import { requestPoint } from "../record-restore-point.ts";
import { upstreamFailed } from "../upstream-failed.ts";
import type { BackupStep } from "./backup-step.ts";

export const pointArmIdOf = (memory: BackupMemory): string =>
  `${memory.collection.armId}/restorePoints/${memory.restorePointName}`;

/**
 * After a lost answer or a dead worker: is the point under our own name there? A GET, not a guess. A look that is put off is
 * made again: unlike a creation that is put off it says nothing about Azure's state, so the run must not go back to the queue,
 * where it could be cancelled or judged anew with a point of its own in Azure.
 */
export const findPoint: BackupStep = async ({ ctx, azure, run, snapshot }) => {
  const armId = pointArmIdOf(snapshot.memory);
  const answer = await azure.readRestorePoint(armId);
  if (answer.ok) {
    return {
      event: { kind: "pointFound", provisioningState: answer.value.provisioningState },
      trace: answer.trace,
      write: (tx) => requestPoint(ctx, tx, run, armId),
    };
  }
  switch (answer.failure.kind) {
    case "notFound":
      return { event: { kind: "pointMissing" }, trace: answer.trace };
    case "throttled":
    case "conflict":
      return upstreamFailed(answer, "transient");
    default:
      return upstreamFailed(answer);
  }
};
