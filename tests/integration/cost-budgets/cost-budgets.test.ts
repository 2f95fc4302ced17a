import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchPoints } from "#lib/services/alerts/watch-alerts.ts";
import { deleteCostBudget } from "#lib/services/cost-budgets/delete-cost-budget.ts";
import { listCostBudgets } from "#lib/services/cost-budgets/list-cost-budgets.ts";
import { saveCostBudget } from "#lib/services/cost-budgets/save-cost-budget.ts";
import { upsertDisks } from "#lib/services/inventory/upsert-vms.ts";
import { setPriceCurrency } from "#lib/services/prices/set-price-currency.ts";
import { snapshotRow } from "#tests/support/price-rows.ts";
import { refreshWith } from "#tests/support/seed-prices.ts";
import { seedRestorePoint } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";
import { makeDisks, makeVm } from "#tests/support/vm-facts.ts";

let world: TestWorld;
let policyId: string;
let subscriptionId: string;

/** One point of 256 GiB that are half full: 128 GiB at 0.05 USD are 6.40 USD a month. */
beforeEach(async () => {
  world = await createTestWorld();
  const seeded = await seedProtectedVm(world.db, { name: "budget-01" });
  ({ policyId } = seeded);
  const { vmRowId } = seeded;
  const facts = makeVm({ name: "budget-01", disks: makeDisks(1) });
  await world.db.$transaction((tx) => upsertDisks(tx, [{ id: vmRowId, facts }], randomUUID));
  await seedRestorePoint(world.db, { virtualMachineId: vmRowId, takenAt: testNow, recovered: true });
  ({ subscriptionRowId: subscriptionId } = await world.db.virtualMachine.findFirstOrThrow());
  await refreshWith(world, [snapshotRow()]);
});
afterEach(() => world.close());

const save = (monthlyAmount: number, target: { scope: "policy" | "subscription"; scopeId: string }) =>
  saveCostBudget(world.context(), { ...target, monthlyAmount });
const ofPolicy = () => ({ scope: "policy" as const, scopeId: policyId });
const ofSubscription = () => ({ scope: "subscription" as const, scopeId: subscriptionId });
const standings = async () => (await listCostBudgets(world.context())).budgets;
const later = (minutes: number) => world.context({ now: () => new Date(testNow.getTime() + minutes * 60_000) });
const alerts = () => world.db.alert.findMany({ where: { kind: "cost-budget" }, orderBy: { openedAt: "asc" } });

describe("A monthly budget", () => {
  it("of a policy or a subscription stands beside the estimate", async () => {
    await save(10, ofPolicy());
    await save(7, ofSubscription());
    expect(await standings()).toMatchObject([
      { scope: "policy", state: "Within", estimate: { now: { expected: 6.4 } }, currency: "USD", unpricedVms: 0 },
      { scope: "subscription", name: "Test subscription", state: "Near" },
    ]);
  });

  it("is one for each, so that saving again changes it", async () => {
    await save(10, ofPolicy());
    await save(6, ofPolicy());
    expect(await standings()).toMatchObject([{ monthlyAmount: 6, state: "Passed" }]);
  });

  it("is refused for what is not there", async () => {
    expect(await save(10, { scope: "policy", scopeId: randomUUID() })).toMatchObject({
      ok: false,
      error: { code: "notFound", fieldErrors: { scopeId: [expect.any(String)] } },
    });
  });

  it("in another currency than the estimates is compared with nothing", async () => {
    await save(1, ofPolicy());
    await setPriceCurrency(world.context(), { currency: "EUR" });
    expect(await standings()).toMatchObject([{ currency: "USD", estimate: null, state: null }]);
  });

  it("whose policy was deleted says so, and can be removed", async () => {
    await save(1, ofPolicy());
    await world.db.policy.update({ where: { id: policyId }, data: { deletedAt: testNow } });
    const [budget] = await standings();
    expect(budget).toMatchObject({ name: null, state: null });
    expect(await deleteCostBudget(world.context(), { id: budget?.id ?? "" })).toMatchObject({ ok: true });
    expect(await standings()).toEqual([]);
  });
});

describe("An alert on a budget", () => {
  it("warns at four fifths, is critical beyond the budget, and closes by itself", async () => {
    await save(7, ofPolicy());
    await watchPoints(later(0));
    expect(await alerts()).toMatchObject([
      {
        ...{ severity: "Warning", closedAt: null },
        message: expect.stringMatching(/estimated at 6\.40 USD a month: 91\.4 % of the budget of 7\.00 USD\./),
      },
    ]);
    await save(6, ofPolicy());
    await watchPoints(later(10));
    expect(await alerts()).toMatchObject([{ severity: "Critical", closedAt: null }]);
    await save(100, ofPolicy());
    await watchPoints(later(20));
    expect(await alerts()).toMatchObject([{ closedBecause: expect.stringMatching(/^The estimate is well within/) }]);
  });

  it("closes when the budget is removed, and is none while it is kept", async () => {
    await save(100, ofPolicy());
    await save(1, ofSubscription());
    await watchPoints(later(0));
    expect(await alerts()).toHaveLength(1);
    for (const { id } of await standings()) await deleteCostBudget(world.context(), { id });
    await watchPoints(later(10));
    expect(await alerts()).toMatchObject([{ closedAt: expect.any(Date) }]);
  });
});
