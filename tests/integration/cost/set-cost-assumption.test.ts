import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { costFilter, type SetCostAssumptionInput, setCostAssumptionInput } from "#lib/contracts/cost.ts";
import { loadCostInputs } from "#lib/services/cost/load-cost-inputs.ts";
import { setCostAssumption } from "#lib/services/cost/set-cost-assumption.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const tenth = { low: 0.1, expected: 0.1, high: 0.1 };
const about = (scope: SetCostAssumptionInput["scope"], scopeId: string): SetCostAssumptionInput => ({
  scope,
  scopeId,
  usedRatio: tenth,
  dailyChurnRatio: null,
  note: "Measured in March.",
});

it("An assumption holds from then on, is audited, and can be taken away again", async () => {
  const { vmRowId, policyId } = await seedProtectedVm(world.db, { name: "vm-01" });
  const ctx = world.context();
  const fromOf = async () =>
    (await loadCostInputs(ctx, { ...costFilter.parse({}), vmIds: [vmRowId] })).machines[0]?.usedRatio.from;
  for (const input of [about("Fleet", ""), about("Policy", policyId), about("VirtualMachine", vmRowId)]) {
    expect(await setCostAssumption(ctx, input)).toEqual({ ok: true, value: { isSaid: true } });
    expect(await fromOf()).toBe(input.scope);
  }
  const nothing = { ...about("VirtualMachine", vmRowId), usedRatio: null };
  expect(await setCostAssumption(ctx, nothing)).toEqual({ ok: true, value: { isSaid: false } });
  expect(await fromOf()).toBe("Policy");
  const entries = await world.db.auditEntry.findMany({ where: { action: "cost.assume" }, orderBy: { seq: "asc" } });
  expect(entries.map(({ target }) => target)).toEqual(["fleet", expect.stringMatching(/^policy-/), "vm-01", "vm-01"]);
});

it("What is not there cannot be assumed about", async () => {
  for (const scope of ["Policy", "VirtualMachine", "Disk"] as const) {
    expect(await setCostAssumption(world.context(), about(scope, randomUUID()))).toMatchObject({
      ok: false,
      error: { code: "notFound" },
    });
  }
});

it("Shares out of order, above everything or about nothing are refused in a sentence", () => {
  const sentence = (input: object) =>
    setCostAssumptionInput.safeParse({ ...about("Fleet", ""), ...input }).error?.issues[0]?.message;
  expect(sentence({})).toBeUndefined();
  expect(sentence({ usedRatio: { low: 0.5, expected: 0.4, high: 0.6 } })).toContain("lower end");
  expect(sentence({ usedRatio: { low: 0.5, expected: 0.6, high: 1.6 } })).toBe("Enter 100 % or less.");
  expect(sentence({ scope: "Policy" })).toContain("Say which policy");
});
