import { expect, it } from "vitest";
import { operationsPage } from "#simulator/docs/operations-list.ts";

it("the list of the simulator's operations is that of its code; npm run docs:operations writes it", () => {
  const { current, wanted } = operationsPage();
  expect(current).toBe(wanted);
});
