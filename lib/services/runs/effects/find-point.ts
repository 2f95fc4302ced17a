import type { RunMemory } from "#lib/domain/run/run.ts";
import { requestPoint } from "../record-restore-point.ts";
import type { Effect } from "./effect.ts";
import { upstreamFailed } from "./upstream-failed.ts";

export const pointArmIdOf = (memory: RunMemory): string =>
  `${memory.collection.armId}/restorePoints/${memory.restorePointName}`;

/** After a lost answer or a dead worker: is the point under our own name there? A GET, not a guess. */
export const findPoint: Effect = async ({ ctx, azure, run, snapshot }) => {
  const armId = pointArmIdOf(snapshot.memory);
  const answer = await azure.readRestorePoint(armId);
  if (answer.ok) {
    return {
      event: { kind: "pointFound", provisioningState: answer.value.provisioningState },
      trace: answer.trace,
      write: (tx) => requestPoint(ctx, tx, run, armId),
    };
  }
  return answer.failure.kind === "notFound"
    ? { event: { kind: "pointMissing" }, trace: answer.trace }
    : upstreamFailed(answer);
};
