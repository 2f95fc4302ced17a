import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { whatIfSelection } from "#lib/contracts/what-if.ts";
import { unpackKinds } from "#lib/domain/cost/machine-kinds.ts";
import { totalUsage } from "#lib/domain/cost/total-usage.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { estimatePolicies } from "#lib/services/cost/estimate-policies.ts";
import { estimatePolicyChange } from "#lib/services/cost/estimate-policy-change.ts";
import { estimateProtection } from "#lib/services/cost/estimate-protection.ts";
import { getWhatIfBasis } from "#lib/services/cost/get-what-if-basis.ts";
import { upsertDisks } from "#lib/services/inventory/upsert-vms.ts";
import { seedProtectedVm, seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";
import { makeDisks, makeVm } from "#tests/support/vm-facts.ts";

let world: TestWorld;
let first: { vmRowId: string; policyId: string };
let bareId: string;
const yearOn = { inMonths: 12 };

/** A protected VM and one without protection, both where the seed table has prices. */
beforeAll(async () => {
  world = await createTestWorld();
  first = await seedProtectedVm(world.db, { name: "tried-01" });
  bareId = await seedVm(world.db, await seedSubscription(world.db), { name: "tried-02" });
  for (const id of [first.vmRowId, bareId]) {
    await world.db.virtualMachine.update({ where: { id }, data: { location: "eastus" } });
    const facts = makeVm({ disks: makeDisks(2) });
    await world.db.$transaction((tx) => upsertDisks(tx, [{ id, facts }], randomUUID));
  }
});
afterAll(() => world.close());

const basisOf = (search: Record<string, string>) => getWhatIfBasis(world.context(), whatIfSelection.parse(search));

async function answerOf<Value>(result: Promise<{ ok: true; value: Value } | { ok: false }>): Promise<Value> {
  const answer = await result;
  if (!answer.ok) throw new Error("It was refused.");
  return answer.value;
}

describe("The basis of a what-if", () => {
  it("holds the selected VMs by their kinds, with prices of their region, and what else can be selected", async () => {
    const basis = await basisOf({ by: "policy", key: first.policyId });
    expect(basis).toMatchObject({ vms: 1, planned: null, kinds: { counts: [1] } });
    expect(basis.regions).toContain("eastus");
    expect(basis.policies.map(({ id }) => id)).toContain(first.policyId);
    expect(Object.keys(basis.prices.prices).filter((key) => key.startsWith("ManagedDisk"))).toEqual([]);
    const { monthly } = totalUsage(unpackKinds(basis.kinds), { prices: basis.prices }, yearOn);
    expect(monthly.expected).toBeGreaterThan(0);
  });

  it.each([
    ["the fleet under policies", () => ({}), 1],
    ["everything that is there", () => ({ by: "inventory" }), 2],
    ["one VM, protected or not", () => ({ by: "vms", key: bareId }), 1],
    ["a subscription that is not there", () => ({ by: "subscription", key: randomUUID() }), 0],
    ["a resource group", () => ({ by: "resourceGroup", key: `${randomUUID()}/rg-app` }), 0],
  ])("can be %s", async (_name, search, vms) => {
    expect((await basisOf(search() as Record<string, string>)).vms).toBe(vms);
  });

  it("takes VMs under a policy that they do not have", async () => {
    const { planned, kinds, prices } = await basisOf({ by: "vms", key: bareId, under: first.policyId });
    const monthly = (packed: typeof kinds) => totalUsage(unpackKinds(packed), { prices }, yearOn).monthly.expected;
    expect(monthly(kinds)).toBe(0);
    expect(planned && monthly(planned.kinds)).toBeGreaterThan(0);
  });

  it("refuses a policy that is not there", async () => {
    await expect(basisOf({ by: "vms", key: bareId, under: randomUUID() })).rejects.toMatchObject({
      error: { code: "notFound" },
    });
  });
});

describe("The estimate of a change", () => {
  it("says what protecting VMs would cost, less without the disks that are left out", async () => {
    const ask = (excludedDiskNames: string[]) =>
      answerOf(
        estimateProtection(world.context(), { policyId: first.policyId, vms: [{ vmId: bareId, excludedDiskNames }] }),
      );
    const whole = await ask([]);
    expect(whole.before.monthly.expected).toBe(0);
    expect(whole.after).toMatchObject({ vms: 1, currency: "USD", prices: [{ origin: "SeedTable" }] });
    const names = await world.db.disk.findMany({ where: { virtualMachineId: bareId, role: "data" } });
    const less = await ask(names.map(({ name }) => name));
    expect(less.after.monthly.expected).toBeLessThan(whole.after.monthly.expected);
  });

  it("compares a policy's settings with the version in force, its disk rule included", async () => {
    const ask = (change: Partial<PolicySettings>) =>
      answerOf(
        estimatePolicyChange(world.context(), {
          policyId: first.policyId,
          settings: { ...defaultPolicySettings, ...change },
        }),
      );
    const { before } = await ask({});
    expect((await ask({})).after.monthly).toEqual(before.monthly);
    expect((await ask({ instantRetentionDays: 2 })).after.monthly.expected).toBeLessThan(before.monthly.expected);
    const without = await ask({ excludeDisks: { luns: [0, 1], skus: [], tags: [] } });
    expect(without.after.monthly.expected).toBeLessThan(before.monthly.expected);
  });

  it("of a list's policies names those that protect something", async () => {
    const { rows, assumed } = await estimatePolicies(world.context(), { policyIds: [first.policyId, randomUUID()] });
    expect(rows).toMatchObject([{ policyId: first.policyId }]);
    expect(assumed?.usedRatio).toEqual({ least: 0.5, most: 0.5 });
  });
});
