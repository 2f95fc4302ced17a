import type { PointToDelete } from "#lib/domain/run/deletion/deletion-run.ts";
import { invariant } from "#lib/std/invariant.ts";
import { type Query, writeOf } from "../engine.ts";
import { upstreamFailed } from "../upstream-failed.ts";
import type { DeletionStep } from "./deletion-step.ts";
import { markGone } from "./mark-gone.ts";

type Snapshot = Parameters<DeletionStep>[0]["snapshot"];

export function currentPoint({ memory }: Snapshot): PointToDelete {
  const point = memory.points[memory.position];
  invariant(point, "A deletion is at work on no point.");
  return point;
}

const areStillDue: Query<string, boolean> = async (ctx, ids) => {
  const rows = await ctx.db.restorePoint.findMany({
    where: { id: { in: [...ids] }, purgeAt: { lte: ctx.now() }, pinned: false },
    select: { id: true },
  });
  const due = new Set(rows.map(({ id }) => id));
  return ids.map((id) => due.has(id));
};

/**
 * Somebody may have pinned it, or taken it out of the bin, since it was chosen: looked up in the last moment, but no longer
 * once Azure may have been asked.
 */
export const deletePoint: DeletionStep = async ({ azure, snapshot, ask }) => {
  const point = currentPoint(snapshot);
  const stillDue = await ask(areStillDue, point.id);
  if (!stillDue && !snapshot.memory.mayBeAsked) return { event: { kind: "pointKept" } };
  const answer = await azure.beginDeletion(point.armId);
  if (!answer.ok) return upstreamFailed(answer);
  const { alreadyGone, operation } = answer.value;
  if (alreadyGone) return { event: { kind: "pointGone" }, trace: answer.trace, writes: [writeOf(markGone, point)] };
  return {
    event: { kind: "deletionAccepted", operation },
    trace: answer.trace,
    operationId: operation?.operationId,
  };
};
