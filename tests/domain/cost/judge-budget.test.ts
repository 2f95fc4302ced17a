import { expect, it } from "vitest";
import { judgeBudget } from "#lib/domain/cost/judge-budget.ts";

it.each([
  [0, "Within"],
  [79.99, "Within"],
  [80, "Near"],
  [100, "Near"],
  [100.01, "Passed"],
] as const)("An estimate of %s against a budget of 100 is %s", (expected, state) => {
  expect(judgeBudget(expected, 100)).toBe(state);
});
