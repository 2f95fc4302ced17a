import { type BudgetPlace, type BudgetPolicy, budgetId } from "#lib/domain/azure-budget/budget-policies.ts";
import { refillAtOrAfter, refillEveryMs, turnLastsMs } from "#lib/domain/azure-budget/token-bucket.ts";
import type { ServiceContext } from "../context.ts";
import type { Ask } from "../runs/engine.ts";
import { loadStandings } from "./load-standings.ts";
import { type Turn, takeTurnsTogether } from "./take-turns.ts";

/**
 * Asks for a place in each of the budgets, or comes for the one that was promised; the first of them is what the request is
 * counted against in any case.
 * @returns null when the place is there now; else which budget has it, and when
 */
export async function claimTurn(
  { ctx, ask }: { ctx: ServiceContext; ask: Ask },
  place: BudgetPlace,
  policies: readonly [BudgetPolicy, ...BudgetPolicy[]],
  promised: Date | null,
): Promise<Turn | null> {
  const [first] = policies;
  const now = ctx.now();
  if (promised && now.getTime() < promised.getTime() + turnLastsMs(first)) {
    const [standing, ...others] = await Promise.all(
      policies.map((policy) => ask(loadStandings, budgetId(place, policy.policy))),
    );
    const blocks = [standing, ...others].map((each) => each?.blockedUntil?.getTime() ?? 0);
    // Azure's minute has turned out to begin later than ours when the place was promised.
    const refillMs = standing ? refillAtOrAfter(standing, promised).getTime() : 0;
    const at = new Date(Math.max(refillMs, ...blocks));
    if (at <= now) return null;
    // Everybody's minute begins later; after a longer pause than that the line is formed anew.
    if (at.getTime() - now.getTime() <= refillEveryMs) return { policy: first, at };
  }
  const turns = await ask(takeTurnsTogether, { place, policies });
  const [last] = turns.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  // A place that was free was free when the ledger was asked, which is later than `now`.
  return last && last.at > ctx.now() ? last : null;
}

/** Why a place comes later only, for the person who waits for the job. */
export const turnInWords = ({ policy: { refillPerMinute, inWords } }: Turn): string =>
  `Azure allows ${refillPerMinute} ${inWords} a minute in a subscription and region.`;
