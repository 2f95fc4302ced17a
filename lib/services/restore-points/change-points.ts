import type { PointOutcome } from "#lib/contracts/restore-points.ts";
import type { Tx } from "#lib/db/client.ts";
import { actionRefusal, type PointAction } from "#lib/domain/retention/act-on-point.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { applyRetention } from "../retention/apply-retention.ts";
import { runCommand } from "../run-command.ts";
import { loadPointsToChange, type PointToChange } from "./load-points-to-change.ts";

type Change = {
  action: PointAction;
  /** Refuses the whole command. */
  check?: (points: readonly PointToChange[]) => void;
  /** Of the points that may be changed. */
  apply: (tx: Tx, points: readonly PointToChange[]) => Promise<void>;
};

/**
 * What a person does with restore points: each gets its own answer, and those that can be changed are. Retention follows in
 * the same transaction, because a pin more or less, or a point less, may decide about others.
 */
export function changePoints(
  ctx: ServiceContext,
  pointIds: readonly string[],
  { action, check, apply }: Change,
): Promise<Result<PointOutcome[], ServiceError>> {
  return runCommand(ctx, `restorePoints.${action}`, async (tx) => {
    const points = await loadPointsToChange(tx, pointIds);
    if (points.length === 0) refuse("notFound", "None of these restore points exists any more. Reload the list.");
    check?.(points);
    const judged = points.map((point) => ({ point, refusal: actionRefusal(action, point) }));
    const possible = judged.flatMap(({ point, refusal }) => (refusal === null ? [point] : []));
    if (possible.length === 0) refuse("notPossible", nothingDone(judged.map(({ refusal }) => refusal ?? "")));
    await apply(tx, possible);
    await applyRetention(ctx, tx, [...new Set(possible.map(({ vm }) => vm.id))]);
    const outcomes = await outcomesOf(tx, judged);
    return {
      value: outcomes,
      audit: {
        action: `restorePoints.${action}`,
        target: [...new Set(points.map(({ vm }) => vm.name))].join(", "),
        detail: { outcomes },
      },
    };
  });
}

/** As the points now are: an unpinned one may have gone into the bin at once. */
async function outcomesOf(
  tx: Tx,
  judged: readonly { point: PointToChange; refusal: string | null }[],
): Promise<PointOutcome[]> {
  const now = await tx.restorePoint.findMany({
    where: { id: { in: judged.map(({ point }) => point.id) } },
    select: { id: true, pinned: true, purgeAt: true },
  });
  const byId = new Map(now.map((row) => [row.id, row]));
  return judged.map(({ point, refusal }) => ({
    pointId: point.id,
    vmName: point.vm.name,
    takenAt: point.takenAt.toISOString(),
    refusal,
    isPinned: byId.get(point.id)?.pinned ?? false,
    purgeAt: byId.get(point.id)?.purgeAt?.toISOString() ?? null,
  }));
}

function nothingDone(refusals: readonly string[]): string {
  const sentences = [...new Set(refusals)].join(" ");
  return refusals.length === 1
    ? sentences
    : `None of the ${refusals.length} restore points can be changed. ${sentences}`;
}
