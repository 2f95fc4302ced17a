import { writeOf } from "../engine.ts";
import { upstreamFailed } from "../upstream-failed.ts";
import { currentPoint } from "./delete-point.ts";
import type { DeletionStep } from "./deletion-step.ts";
import { markGone } from "./mark-gone.ts";

/** Gone is what Azure no longer has, not what it promised to delete. */
export const lookForPoint: DeletionStep = async ({ azure, snapshot }) => {
  const point = currentPoint(snapshot);
  const answer = await azure.readRestorePoint(point.armId);
  if (answer.ok) {
    return { event: { kind: "pointThere", provisioningState: answer.value.provisioningState }, trace: answer.trace };
  }
  if (answer.failure.kind !== "notFound") return upstreamFailed(answer);
  return { event: { kind: "pointGone" }, trace: answer.trace, writes: [writeOf(markGone, point)] };
};
