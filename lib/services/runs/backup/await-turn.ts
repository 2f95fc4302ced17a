import { type BudgetPolicy, budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import { refillEveryMs, turnLastsMs } from "#lib/domain/azure-budget/token-bucket.ts";
import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import type { BackupMemory } from "#lib/domain/run/backup/backup-run.ts";
import { blockedUntil } from "../../budgets/blocked-until.ts";
import { takeTurnsTogether } from "../../budgets/take-turns.ts";
import type { BackupStepInput } from "./backup-step.ts";

type TurnPromised = Extract<BackupEvent, { kind: "turnPromised" }>;

/** What the creation of this run's point will be counted against. */
export const budgetsOf = ({ collection }: BackupMemory): BudgetPolicy[] =>
  collection.armId ? [budgetPolicies.createPoint] : [budgetPolicies.createPoint, budgetPolicies.createCollection];

/**
 * Asks the budget that all workers share before Azure is asked for anything: who waits costs no request and is refused nothing.
 * @returns null when the run has its place; else when it will have one
 */
export async function awaitTurn({ ctx, snapshot, ask }: BackupStepInput): Promise<TurnPromised | null> {
  const { collection, turnAt } = snapshot.memory;
  const now = ctx.now();
  const budgets = budgetsOf(snapshot.memory);
  const [pointBudget = budgetPolicies.createPoint] = budgets;
  const promisedAt = turnAt ? new Date(turnAt) : null;
  if (promisedAt && now.getTime() < promisedAt.getTime() + turnLastsMs(pointBudget)) {
    const until = await blockedUntil(ctx.db, collection, budgets, now);
    if (!until) return null;
    // Everybody's minute begins later; after a longer pause than that the line is formed anew.
    if (until.getTime() - now.getTime() <= refillEveryMs) return promise(pointBudget, until);
  }
  const turns = await ask(takeTurnsTogether, { place: collection, policies: budgets });
  const [last] = turns.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return last && last.at > now ? promise(last.policy, last.at) : null;
}

const promise = ({ refillPerMinute, inWords }: BudgetPolicy, at: Date): TurnPromised => ({
  kind: "turnPromised",
  at,
  reason: `Azure allows ${refillPerMinute} ${inWords} a minute in a subscription and region.`,
});
