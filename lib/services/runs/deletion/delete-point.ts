import { budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import type { PointToDelete } from "#lib/domain/run/deletion/deletion-run.ts";
import { invariant } from "#lib/std/invariant.ts";
import { giveBackTurns } from "../../budgets/give-back-turns.ts";
import { heedLimits } from "../../budgets/heed-limits.ts";
import { applyRetention } from "../../retention/apply-retention.ts";
import { type Query, writeOf } from "../engine.ts";
import { upstreamFailed } from "../upstream-failed.ts";
import { awaitDeletionTurn, deletionPlaceOf } from "./await-deletion-turn.ts";
import type { DeletionStep } from "./deletion-step.ts";
import { markGone } from "./mark-gone.ts";

type Input = Parameters<DeletionStep>[0];

export function currentPoint({ memory }: Input["snapshot"]): PointToDelete {
  const point = memory.points[memory.position];
  invariant(point, "A deletion is at work on no point.");
  return point;
}

/** Retention is asked again first: what it keeps by now comes out of the bin. */
const areStillDue: Query<{ virtualMachineId: string; id: string }, boolean> = (ctx, points) =>
  ctx.db.$transaction(async (tx) => {
    await applyRetention(ctx, tx, [...new Set(points.map(({ virtualMachineId }) => virtualMachineId))]);
    const rows = await tx.restorePoint.findMany({
      where: { id: { in: points.map(({ id }) => id) }, purgeAt: { lte: ctx.now() }, pinned: false },
      select: { id: true },
    });
    const due = new Set(rows.map(({ id }) => id));
    return points.map(({ id }) => due.has(id));
  });

/**
 * Somebody may have pinned it or taken it out of the bin since it was chosen, stopped the protection or changed the policy:
 * looked up in the last moment, but no longer once Azure may have been asked.
 */
export const deletePoint: DeletionStep = async (input) => {
  const { ctx, azure, run, snapshot, ask } = input;
  const point = currentPoint(snapshot);
  const place = deletionPlaceOf(run);
  if (!snapshot.memory.mayBeAsked) {
    const held = await awaitDeletionTurn(input);
    if (held) return { event: held };
    if (!(await ask(areStillDue, { virtualMachineId: run.virtualMachineId, id: point.id }))) {
      const unused = { place, policies: [budgetPolicies.deletePoint] };
      return { event: { kind: "pointKept" }, writes: [writeOf(giveBackTurns, unused)] };
    }
  }
  const askedAt = ctx.now();
  const answer = await azure.beginDeletion(point.armId);
  await heedLimits(ctx, place, askedAt, answer);
  if (!answer.ok) return upstreamFailed(answer);
  const { alreadyGone, operation } = answer.value;
  if (alreadyGone) return { event: { kind: "pointGone" }, trace: answer.trace, writes: [writeOf(markGone, point)] };
  return {
    event: { kind: "deletionAccepted", operation },
    trace: answer.trace,
    operationId: operation?.operationId,
  };
};
