import { type BudgetPolicy, budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import type { BackupMemory, BackupSnapshot } from "#lib/domain/run/backup/backup-run.ts";
import { claimTurn, turnInWords } from "../../budgets/claim-turn.ts";
import type { BackupStepInput } from "./backup-step.ts";
import { goFirst } from "./go-first.ts";

type TurnPromised = Extract<BackupEvent, { kind: "turnPromised" }>;

/** What the creation of this run's point will be counted against. */
export const budgetsOf = ({ collection }: BackupMemory): [BudgetPolicy, ...BudgetPolicy[]] =>
  collection.armId ? [budgetPolicies.createPoint] : [budgetPolicies.createPoint, budgetPolicies.createCollection];

/** The places that the run holds and has not used: others may have them when it goes another way. */
export function unusedTurnsOf({ state, memory }: Pick<BackupSnapshot, "state" | "memory">): readonly BudgetPolicy[] {
  if (state === "checking" || state === "waiting") return memory.turnAt ? budgetsOf(memory) : [];
  const mayBeAsked = memory.sends > 0;
  if (mayBeAsked || (state !== "preparing" && state !== "creating")) return [];
  // The collection may have been asked for when a try has come to nothing.
  return state === "preparing" && memory.tries === 0 ? budgetsOf(memory) : [budgetPolicies.createPoint];
}

/**
 * Asks the budget that all workers share before Azure is asked for anything: who waits costs no request and is refused nothing.
 * @returns null when the run has its place; else when it will have one
 */
export async function awaitTurn({ ctx, run, snapshot, ask }: BackupStepInput): Promise<TurnPromised | null> {
  const { collection, turnAt } = snapshot.memory;
  const promised = turnAt ? new Date(turnAt) : null;
  const turn = await claimTurn({ ctx, ask }, collection, budgetsOf(snapshot.memory), promised);
  if (!turn) return null;
  const earlier = run.trigger === "OnDemand" && !promised ? await goFirst(ctx, collection, turn.at) : null;
  return { kind: "turnPromised", at: earlier ?? turn.at, reason: turnInWords(turn) };
}
