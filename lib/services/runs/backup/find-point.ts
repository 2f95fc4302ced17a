import type { BackupMemory } from "#lib/domain/run/backup/backup-run.ts";
import { writeOf } from "../engine.ts";
import { requestPoints } from "../record-restore-point.ts";
import { upstreamFailed } from "../upstream-failed.ts";
import type { BackupStep } from "./backup-step.ts";

export const pointArmIdOf = (memory: BackupMemory): string =>
  `${memory.collection.armId}/restorePoints/${memory.restorePointName}`;

/**
 * After a lost answer or a dead worker: is the point under our own name there? A GET, not a guess. A look that does not come
 * through, for whatever reason, is made again until the state's deadline: unlike a refused creation it says nothing about what
 * Azure has, so the run must neither end over it nor go back to the queue, with a point of its own in Azure.
 */
export const findPoint: BackupStep = async ({ azure, run, snapshot }) => {
  const armId = pointArmIdOf(snapshot.memory);
  const answer = await azure.readRestorePoint(armId);
  if (answer.ok) {
    return {
      event: { kind: "pointFound", provisioningState: answer.value.provisioningState },
      trace: answer.trace,
      writes: [writeOf(requestPoints, { run, armId })],
    };
  }
  return answer.failure.kind === "notFound"
    ? { event: { kind: "pointMissing" }, trace: answer.trace }
    : upstreamFailed(answer, "transient");
};
