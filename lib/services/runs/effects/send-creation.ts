import { requestPoint } from "../record-restore-point.ts";
import type { Effect } from "./effect.ts";
import { findPoint, pointArmIdOf } from "./find-point.ts";
import { upstreamFailed } from "./upstream-failed.ts";

/** The creation PUT. The run is already committed as `sending`: should we die now, the next worker looks before it sends. */
export const sendCreation: Effect = async (input) => {
  const { ctx, azure, run, snapshot } = input;
  const { memory } = snapshot;
  if (memory.sends > 1) {
    const found = await findPoint(input);
    if (found.event.kind !== "pointMissing") return found;
  }
  const answer = await azure.beginRestorePoint({
    collectionArmId: memory.collection.armId ?? "",
    name: memory.restorePointName,
    mode: snapshot.requestedMode,
    excludeDiskIds: memory.plannedDisks.flatMap((disk) => (!disk.included && disk.armId ? [disk.armId] : [])),
  });
  if (!answer.ok) return upstreamFailed(answer);
  const { operation } = answer.value;
  return {
    event: { kind: "creationAccepted", operation },
    trace: answer.trace,
    operationId: operation?.operationId,
    write: (tx) => requestPoint(ctx, tx, run, pointArmIdOf(memory)),
  };
};
