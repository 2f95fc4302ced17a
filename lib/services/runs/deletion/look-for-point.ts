import { budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import { blockedUntil } from "../../budgets/blocked-until.ts";
import { heedLimits } from "../../budgets/heed-limits.ts";
import { writeOf } from "../engine.ts";
import { upstreamFailed } from "../upstream-failed.ts";
import { deletionPlaceOf } from "./await-deletion-turn.ts";
import { currentPoint } from "./delete-point.ts";
import type { DeletionStep } from "./deletion-step.ts";
import { markGone } from "./mark-gone.ts";

/** Gone is what Azure no longer has, not what it promised to delete. */
export const lookForPoint: DeletionStep = async ({ ctx, azure, run, snapshot, ask }) => {
  const point = currentPoint(snapshot);
  const place = deletionPlaceOf(run);
  const askedAt = ctx.now();
  const until = await ask(blockedUntil, { place, policies: [budgetPolicies.readPoint] });
  if (until) {
    const reason = "Azure has few looks at restore points left in this subscription and region: backups go first.";
    return { event: { kind: "lookPostponed", until, reason } };
  }
  const answer = await azure.readRestorePoint(point.armId);
  await heedLimits(ctx, place, askedAt, answer);
  if (answer.ok) {
    return { event: { kind: "pointThere", provisioningState: answer.value.provisioningState }, trace: answer.trace };
  }
  if (answer.failure.kind !== "notFound") return upstreamFailed(answer);
  return { event: { kind: "pointGone" }, trace: answer.trace, writes: [writeOf(markGone, point)] };
};
