import { type BudgetPlace, type BudgetPolicy, budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import type { DeletionEvent } from "#lib/domain/run/deletion/deletion-run.ts";
import { claimTurn, turnInWords } from "../../budgets/claim-turn.ts";
import { lineEndsAt } from "../../budgets/line-ends-at.ts";
import type { DeletionStep } from "./deletion-step.ts";

type Input = Parameters<DeletionStep>[0];

const { createPoint, createCollection, deletePoint } = budgetPolicies;

/** Backups go first, but a fleet that never stops backing up must not keep its points for good. */
const givesWayForMs = 3_600_000;

export const deletionPlaceOf = ({ virtualMachine }: Input["run"]): BudgetPlace => ({
  subscriptionId: virtualMachine.subscription.subscriptionId,
  location: virtualMachine.location,
});

/** The place that the run holds and has not used: others may have it when it goes another way. */
export const unusedDeletionTurns = ({ memory }: Pick<Input["snapshot"], "memory">): readonly BudgetPolicy[] =>
  memory.turnAt && !memory.mayBeAsked ? [deletePoint] : [];

/** @returns null when the deletion of the point at work may be sent now; else what it waits for */
export async function awaitDeletionTurn({ ctx, run, snapshot, ask }: Input): Promise<DeletionEvent | null> {
  const place = deletionPlaceOf(run);
  const { turnAt, gaveWay } = snapshot.memory;
  const now = ctx.now();
  if (!gaveWay) {
    const endsAt = await ask(lineEndsAt, { place, policies: [createPoint, createCollection] });
    const until = endsAt && new Date(Math.min(endsAt.getTime(), now.getTime() + givesWayForMs));
    if (until) return { kind: "gaveWay", until, reason: "Backups that wait for Azure's limits here go first." };
  }
  const turn = await claimTurn({ ctx, ask }, place, [deletePoint], turnAt ? new Date(turnAt) : null);
  return turn && { kind: "turnPromised", at: turn.at, reason: turnInWords(turn) };
}
