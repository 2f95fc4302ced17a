import { type BudgetState, judgeBudget } from "#lib/domain/cost/judge-budget.ts";

const tones: Record<BudgetState, string> = { Within: "bg-accent", Near: "bg-warning-mark", Passed: "bg-danger-mark" };

/** How much of a budget is used up. The words beside it say the same. */
export function BudgetBar({ expected, budget }: { expected: number; budget: number }) {
  return (
    <div aria-hidden className="my-1.5 h-2 overflow-hidden rounded-full bg-neutral-soft">
      <span
        className={`block h-full rounded-full ${tones[judgeBudget(expected, budget)]}`}
        style={{ width: `${Math.min(1, expected / budget) * 100}%` }}
      />
    </div>
  );
}
