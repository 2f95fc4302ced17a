/** A month's budget against what is expected to be paid a month. */
export type BudgetState = "Within" | "Near" | "Passed";

/** Early enough to do something about it. */
export const budgetNearRatio = 0.8;

export function judgeBudget(expected: number, budget: number): BudgetState {
  if (expected > budget) return "Passed";
  return expected >= budgetNearRatio * budget ? "Near" : "Within";
}
