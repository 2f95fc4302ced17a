import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listCostInput, listDearerInput, listOrphansInput } from "#lib/contracts/cost-report.ts";
import { compareCostWays } from "#lib/services/cost/compare-cost-ways.ts";
import { explainCost } from "#lib/services/cost/explain-cost.ts";
import { exportCosts } from "#lib/services/cost/export-costs.ts";
import { getAssumptions } from "#lib/services/cost/get-assumptions.ts";
import { getCostChange } from "#lib/services/cost/get-cost-change.ts";
import { getCostSummary } from "#lib/services/cost/get-cost-summary.ts";
import { listCosts } from "#lib/services/cost/list-costs.ts";
import { listDearerAgentless } from "#lib/services/cost/list-dearer-agentless.ts";
import { listOrphanCosts } from "#lib/services/cost/list-orphan-costs.ts";
import { setCostAssumption } from "#lib/services/cost/set-cost-assumption.ts";
import { takeCostSnapshot } from "#lib/services/cost/take-cost-snapshot.ts";
import { upsertDisks } from "#lib/services/inventory/upsert-vms.ts";
import { seedRestorePoint } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";
import { makeDisks, makeVm } from "#tests/support/vm-facts.ts";

const dayMs = 86_400_000;
const names = ["alpha", "beta", "gamma"];
let world: TestWorld;
const vms = new Map<string, { id: string; policyId: string }>();

/** Three VMs where the seed table has prices, one where nothing has. */
beforeAll(async () => {
  world = await createTestWorld();
  for (const [index, name] of names.entries()) await seedMachine(name, "eastus", index + 1);
  await seedMachine("nowhere", "mexicocentral", 1);
});
afterAll(() => world.close());

async function seedMachine(name: string, location: string, dataDisks: number) {
  const { vmRowId, policyId } = await seedProtectedVm(world.db, { name });
  await world.db.virtualMachine.update({ where: { id: vmRowId }, data: { location } });
  const facts = makeVm({ name, disks: makeDisks(dataDisks) });
  await world.db.$transaction((tx) => upsertDisks(tx, [{ id: vmRowId, facts }], randomUUID));
  for (const days of [1, 2]) {
    const takenAt = new Date(testNow.getTime() - days * dayMs);
    await seedRestorePoint(world.db, { virtualMachineId: vmRowId, takenAt, recovered: true });
  }
  vms.set(name, { id: vmRowId, policyId });
}

const later = (days: number) => world.context({ now: () => new Date(testNow.getTime() + days * dayMs) });
const list = (search: Record<string, unknown>) => listCosts(world.context(), listCostInput.parse(search));
const idOf = (name: string) => vms.get(name)?.id ?? "";

describe("The cost of the fleet", () => {
  it("is the sum of each breakdown", async () => {
    const { total } = await getCostSummary(world.context());
    expect(total.now.expected).toBeGreaterThan(0);
    for (const by of ["policy", "subscription", "resourceGroup", "vm", "charge"]) {
      const { rows } = await list({ by });
      expect(rows.reduce((sum, { now }) => sum + now.expected, 0)).toBeCloseTo(total.now.expected, 6);
    }
  });

  it("names the prices that it used, and the VMs for which there is none", async () => {
    const summary = await getCostSummary(world.context());
    expect(summary.prices).toMatchObject([{ origin: "SeedTable" }]);
    expect(summary.unpricedVms).toBe(1);
    expect(summary.unpriced[0]?.because).toContain("mexicocentral");
    const { rows } = await list({ by: "vm", search: "nowhere" });
    expect(rows).toMatchObject([{ name: "nowhere", unpricedVms: 1, now: { expected: 0 } }]);
  });

  it("is listed in the order asked for, page by page and back", async () => {
    const first = await list({ by: "vm", sort: "-now", limit: 3 });
    expect(first.rows.map(({ name }) => name)).toEqual(["gamma", "beta", "alpha"]);
    const second = await list({ by: "vm", sort: "-now", limit: 3, after: first.next ?? "" });
    expect(second.rows.map(({ name }) => name)).toEqual(["nowhere"]);
    const back = await list({ by: "vm", sort: "-now", limit: 3, before: second.previous ?? "" });
    expect(back.rows.map(({ name }) => name)).toEqual(["gamma", "beta", "alpha"]);
    const byName = await list({ by: "vm", sort: "name" });
    expect(byName.rows.map(({ name }) => name)).toEqual([...names, "nowhere"]);
  });

  it.each(["nonsense", "WyJ4Il0"])("starts from the beginning at a cursor that is not ours: %s", async (after) => {
    expect((await list({ by: "vm", after })).rows).toHaveLength(4);
  });

  it("can be narrowed to the VMs of a policy", async () => {
    const { rows } = await list({ by: "vm", policyId: vms.get("beta")?.policyId });
    expect(rows.map(({ name }) => name)).toEqual(["beta"]);
  });
});

describe("Why something costs what it costs", () => {
  it.each(["vm", "policy"] as const)("is quantity times price, and sums up to its row: %s", async (by) => {
    const key = by === "vm" ? idOf("gamma") : (vms.get("gamma")?.policyId ?? "");
    const why = await explainCost(world.context(), { by, key });
    const row = (await list({ by })).rows.find((each) => each.key === key);
    expect(why.now.expected).toBeCloseTo(row?.now.expected ?? Number.NaN, 8);
    for (const { now, price } of why.lines) {
      if (now) expect(now.amount.expected).toBeCloseTo(now.quantity.expected * price.amount, 8);
    }
    expect(why.lines[0]?.because).toMatch(/GiB/);
  });

  it("can be asked for several VMs, and for one charge", async () => {
    const two = await explainCost(world.context(), { by: "vms", key: [idOf("alpha"), idOf("beta")].join(",") });
    expect(two).toMatchObject({ name: "2 virtual machines", vms: 2 });
    const charge = await explainCost(world.context(), { by: "charge", key: "KeptPoints" });
    expect(new Set(charge.lines.map(({ part }) => part))).toEqual(new Set(["KeptPoints"]));
  });

  it("is refused for what is not there", async () => {
    await expect(explainCost(world.context(), { by: "vm", key: randomUUID() })).rejects.toThrow(/not there any more/);
  });
});

describe("An assumption", () => {
  it("shows at once in estimates and in the list of what is assumed, and goes when it is taken back", async () => {
    const part = { by: "vm", key: idOf("alpha") } as const;
    const before = await explainCost(world.context(), part);
    const say = (usedRatio: { low: number; expected: number; high: number } | null) =>
      setCostAssumption(world.context(), {
        ...{ scope: "VirtualMachine", scopeId: part.key, usedRatio },
        ...{ dailyChurnRatio: null, note: usedRatio && "Measured." },
      });
    await say({ low: 0.9, expected: 0.9, high: 0.9 });
    const { rows } = await getAssumptions(world.context(), part);
    expect(rows.map(({ scope }) => scope)).toEqual(["Fleet", "Policy", "VirtualMachine", "Disk", "Disk"]);
    expect(rows[2]).toMatchObject({
      usedRatio: { expected: 0.9, from: "VirtualMachine" },
      stored: { note: "Measured.", setBy: "olga@example.com" },
    });
    expect(rows[3]).toMatchObject({ usedRatio: { from: "VirtualMachine" }, stored: null });
    expect((await explainCost(world.context(), part)).now.expected).toBeGreaterThan(before.now.expected);
    await say(null);
    expect((await explainCost(world.context(), part)).now).toEqual(before.now);
  });
});

describe("The ways of protecting", () => {
  it("stand side by side, with a break-even in sentences", async () => {
    const compared = await compareCostWays(world.context(), { by: "vm", key: idOf("gamma") });
    expect(compared.ways.map(({ way }) => way)).toEqual([
      "RestorePoints",
      "RestorePointsCopied",
      "AgentlessVault",
      "AgentVault",
    ]);
    expect(compared.usedRatio).toMatchObject({ expected: 0.5 });
    expect(compared.breakEven.join(" ")).toContain("Agentless backup counts half of the 512 GiB provisioned");
    expect(compared.ways[1]?.unpriced[0]?.because).toBe("No region to copy to is chosen.");
  });

  it("name the VMs that the agent would protect for less, by how much", async () => {
    expect((await listDearerAgentless(world.context(), listDearerInput.parse({}))).rows).toEqual([]);
    const scope = { scope: "VirtualMachine", scopeId: idOf("alpha") } as const;
    const sparse = { low: 0.1, expected: 0.15, high: 0.3 };
    await setCostAssumption(world.context(), { ...scope, usedRatio: sparse, dailyChurnRatio: null, note: null });
    const { rows, total } = await listDearerAgentless(world.context(), listDearerInput.parse({}));
    expect(total).toBe(1);
    expect(rows).toMatchObject([{ name: "alpha", agentlessUnits: 1, agentUnits: { expected: 0.5 } }]);
    await setCostAssumption(world.context(), { ...scope, usedRatio: null, dailyChurnRatio: null, note: null });
  });
});

describe("What changed", () => {
  it("is not claimed before there is a snapshot, and then said against the one of a month ago", async () => {
    expect(await getCostChange(world.context())).toEqual({ state: "NoSnapshot" });
    // While the list was never read, a day would be remembered as cheaper than it was.
    expect(await takeCostSnapshot(world.context())).toEqual({ isTaken: false });
    const fetch = { origin: "RetailPrices", status: "Failed", currency: "USD", source: "list", progress: {} } as const;
    await world.db.priceFetch.create({
      data: { id: randomUUID(), ...fetch, requestedBy: "tests", endedAt: testNow },
    });
    expect(await takeCostSnapshot(world.context())).toEqual({ isTaken: true });
    expect(await takeCostSnapshot(world.context())).toEqual({ isTaken: false });
    expect(await getCostChange(world.context())).toEqual({ state: "NoSnapshot" });
    expect(await getCostChange(later(3))).toMatchObject({ state: "Compared", isMonth: false, day: "2026-03-01" });
    await seedMachine("delta", "eastus", 1);
    const change = await getCostChange(later(31));
    expect(change).toMatchObject({ state: "Compared", isMonth: true });
    if (change.state !== "Compared") return;
    expect(change.causes.find(({ cause }) => cause === "NewVms")).toMatchObject({ count: 1 });
    const sum = change.causes.reduce((total, { amount }) => total + amount, 0);
    expect(sum).toBeCloseTo(change.after - change.before, 4);
    expect(change.byVm[0]?.name).toBe("delta");
  });

  it("is not said between two currencies", async () => {
    await world.db.setting.create({ data: { key: "prices.currency", value: "EUR" } });
    expect(await getCostChange(later(31))).toMatchObject({ state: "OtherCurrency", currencyThen: "USD" });
    await world.db.setting.delete({ where: { key: "prices.currency" } });
  });

  it("is forgotten after 400 days", async () => {
    await takeCostSnapshot(later(401));
    const days = await world.db.costSnapshot.findMany({ select: { day: true } });
    expect(days.map(({ day }) => day.toISOString().slice(0, 10))).toEqual(["2027-04-06"]);
  });
});

describe("Orphans and files", () => {
  it("orphans are listed by page with the sum of all, and what is missing in it", async () => {
    const virtualMachineId = idOf("beta");
    const point = await seedRestorePoint(world.db, { virtualMachineId, takenAt: testNow });
    const unpriced = await listOrphanCosts(later(500), listOrphansInput.parse({}));
    expect(unpriced.rows).toMatchObject([{ kind: "Foreign", vmName: "beta", points: 1, monthly: null }]);
    expect(unpriced.rows[0]?.problem).toContain("No price is known");
    await world.db.restorePointCollection.update({ where: { id: point }, data: { location: "eastus" } });
    const page = await listOrphanCosts(later(501), listOrphansInput.parse({}));
    expect(page.sum.expected).toBeGreaterThan(0);
    expect(page.rows[0]?.monthly).toEqual(page.sum);
    expect((await listOrphanCosts(later(501), listOrphansInput.parse({ kind: "InBin" }))).rows).toEqual([]);
  });

  it.each([
    [{ list: "groups", by: "vm", key: "" } as const, 5],
    [{ list: "groups", by: "charge", key: "" } as const, 1],
    [{ list: "ways", by: "fleet", key: "" } as const, 4],
    [{ list: "usedRatio", by: "fleet", key: "" } as const, 21],
    [{ list: "orphans", by: "fleet", key: "" } as const, 1],
    [{ list: "agentless", by: "fleet", key: "" } as const, 0],
    [{ list: "why", by: "fleet", key: "" } as const, 1],
  ])("a file has every row under its header: %o", async (input, rows) => {
    const { fileName, lines } = await exportCosts(later(500), input);
    const all = [...lines];
    expect(fileName).toMatch(/^cost-.*\.csv$/);
    expect(all.length - 1).toBeGreaterThanOrEqual(rows);
    const commas = (line = "") => line.replaceAll(/"[^"]*"/g, "").split(",").length;
    expect(new Set(all.map(commas)).size).toBe(1);
  });
});
