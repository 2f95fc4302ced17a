import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { costFilter } from "#lib/contracts/cost.ts";
import { estimateFleet } from "#lib/domain/cost/estimate-fleet.ts";
import type { DiskRule } from "#lib/domain/policy/policy-settings.ts";
import { loadCostInputs } from "#lib/services/cost/load-cost-inputs.ts";
import { upsertDisks } from "#lib/services/inventory/upsert-vms.ts";
import { testPrices } from "#tests/support/cost-prices.ts";
import { seedRestorePoint } from "#tests/support/seed-run.ts";
import { seedProtectedVm, seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";
import { makeDisks, makeVm } from "#tests/support/vm-facts.ts";

const hourMs = 3_600_000;
const ratio = (value: number) => ({ low: value, expected: value, high: value });
let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

/** A protected VM with an OS disk of 128 GiB and data disks of the same size. */
async function seedMachine(name: string, dataDisks = 1) {
  const seeded = await seedProtectedVm(world.db, { name });
  const facts = makeVm({ name, disks: makeDisks(dataDisks) });
  await world.db.$transaction((tx) => upsertDisks(tx, [{ id: seeded.vmRowId, facts }], randomUUID));
  return { ...seeded, facts };
}

const load = (filter: Partial<Parameters<typeof loadCostInputs>[1]> = {}) =>
  loadCostInputs(world.context(), { ...costFilter.parse({}), ...filter });

const ownPoint = (virtualMachineId: string, hoursAgo: number, isBinned = false) => {
  const takenAt = new Date(testNow.getTime() - hoursAgo * hourMs);
  const bin = isBinned ? { binnedAt: testNow, binnedBecause: "retention", purgeAt: testNow } : {};
  return seedRestorePoint(world.db, { virtualMachineId, takenAt, recovered: true, ...bin });
};

describe("The inputs of an estimate", () => {
  it("name a VM with its disks, its policy and the points that Azure holds of it", async () => {
    const { vmRowId, policyId } = await seedMachine("points-01");
    for (const hours of [1, 5, 9]) await ownPoint(vmRowId, hours);
    await ownPoint(vmRowId, 24 * 40, true);
    await seedRestorePoint(world.db, { virtualMachineId: vmRowId, takenAt: testNow });
    await seedRestorePoint(world.db, {
      virtualMachineId: vmRowId,
      takenAt: testNow,
      recovered: true,
      deletedAt: testNow,
    });

    const inputs = await load({ vmIds: [vmRowId] });
    expect(inputs.vms).toMatchObject([{ id: vmRowId, name: "points-01", machine: 0 }]);
    expect(inputs.policies.map(({ id }) => id)).toEqual([policyId]);
    const [machine] = inputs.machines;
    expect(machine).toMatchObject({ region: "westeurope", policyId, isStopped: false, monthsProtected: 1 });
    expect(machine?.disks.map(({ role, lun, sizeGib, isIncluded }) => [role, lun, sizeGib, isIncluded])).toEqual([
      ["os", null, 128, true],
      ["data", 0, 128, true],
    ]);
    expect(machine?.held.kept).toEqual({ points: 3, gaps: [{ days: 4 / 24, count: 2 }] });
    expect(machine?.held.withBin.points).toBe(4);
    expect(estimateFleet(inputs, { prices: testPrices }).unpriced).toHaveLength(1);
  });

  it("say a machine once for VMs that agree in all that costs", async () => {
    const [first, second] = [await seedMachine("alike-01", 2), await seedMachine("alike-02", 2)];
    await world.db.protectedItem.update({ where: { id: second.itemId }, data: { policyId: first.policyId } });
    for (const { vmRowId } of [first, second]) await ownPoint(vmRowId, 3);
    const inputs = await load({ policyId: first.policyId });
    expect(inputs.vms.map(({ name, machine }) => [name, machine])).toEqual([
      ["alike-01", 0],
      ["alike-02", 0],
    ]);
    expect(inputs.machines).toHaveLength(1);
  });

  it("tell a disk that is left out, in any spelling of its id, and one that Azure has no resource of", async () => {
    const { vmRowId, itemId, facts } = await seedMachine("excluded-01", 2);
    const [, data] = facts.disks;
    await world.db.protectedItem.update({
      where: { id: itemId },
      data: { excludedDiskIds: [data?.id?.toUpperCase() ?? ""] },
    });
    await world.db.disk.updateMany({ where: { virtualMachineId: vmRowId, lun: 1 }, data: { armId: null } });
    const { machines } = await load({ vmIds: [vmRowId] });
    expect(machines[0]?.disks.map(({ isIncluded }) => isIncluded)).toEqual([true, false, false]);
  });

  it("leave out what the policy's rule names, by LUN, type or tag, and never the OS disk", async () => {
    const { vmRowId, policyId, facts } = await seedMachine("ruled-01", 4);
    const [os, , second, third] = facts.disks.map(({ name }) => name);
    const tagged = facts.disks.map((disk) => ({
      ...disk,
      tags: disk.name === second || disk.name === os ? { Backup: "no" } : {},
    }));
    await world.db.virtualMachine.update({
      where: { id: vmRowId },
      data: { facts: { ...facts, disks: tagged } as object },
    });
    await world.db.disk.updateMany({
      where: { virtualMachineId: vmRowId, name: third ?? "" },
      data: { sku: "Odd_LRS" },
    });
    let version = 1;
    const included = async (excludeDisks: DiskRule) => {
      await world.db.policyVersion.create({
        data: { id: randomUUID(), policyId, number: ++version, settings: { excludeDisks }, createdBy: "test" },
      });
      const { machines } = await load({ vmIds: [vmRowId] });
      return machines[0]?.disks.map(({ isIncluded }) => isIncluded);
    };
    const none: DiskRule = { luns: [], skus: [], tags: [] };
    expect(await included(none)).toEqual([true, true, true, true, true]);
    expect(await included({ ...none, luns: [0] })).toEqual([true, false, true, true, true]);
    expect(await included({ ...none, tags: [{ name: "backup", value: "no" }] })).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(await included({ ...none, skus: ["odd_lrs"] })).toEqual([true, true, true, false, true]);
  });

  it("take VMs as if they were under a policy with the disks that somebody chose", async () => {
    const { policyId } = await seedMachine("planned-01");
    const bare = await seedVm(world.db, await seedSubscription(world.db), { name: "planned-02" });
    const facts = makeVm({ name: "planned-02", disks: makeDisks(2) });
    await world.db.$transaction((tx) => upsertDisks(tx, [{ id: bare, facts }], randomUUID));
    const leftOut = [{ vmId: bare, diskNames: [facts.disks[1]?.name ?? ""] }];
    const filter = costFilter.parse({ coverage: "all", vmIds: [bare] });
    const { machines, policies } = await loadCostInputs(world.context(), filter, { planned: { policyId, leftOut } });
    expect(machines).toMatchObject([{ policyId, isStopped: false }]);
    expect(machines[0]?.disks.map(({ isIncluded }) => isIncluded)).toEqual([true, false, true]);
    expect(policies.map(({ id }) => id)).toEqual([policyId]);
  });

  it("take what is assumed from the nearest scope, and say from which", async () => {
    const { vmRowId, policyId } = await seedMachine("assumed-01");
    const disk = await world.db.disk.findFirstOrThrow({ where: { virtualMachineId: vmRowId, role: "data" } });
    const say = (scope: "Fleet" | "Policy" | "VirtualMachine" | "Disk", scopeId: string, values: object) =>
      world.db.costAssumption.create({ data: { scope, scopeId, setBy: "test", setAt: testNow, ...values } });
    await say("Fleet", "", { usedRatio: ratio(0.4), dailyChurnRatio: ratio(0.01) });
    await say("Policy", policyId, { dailyChurnRatio: ratio(0.03) });
    await say("Disk", disk.id, { usedRatio: ratio(0.9) });
    const read = async () => (await load({ vmIds: [vmRowId] })).machines[0];
    expect(await read()).toMatchObject({
      usedRatio: { expected: 0.4, from: "Fleet" },
      dailyChurnRatio: { expected: 0.03, from: "Policy" },
      disks: [{ usedRatio: null }, { usedRatio: { expected: 0.9, from: "Disk" } }],
    });
    await say("VirtualMachine", vmRowId, { dailyChurnRatio: ratio(0.07) });
    expect(await read()).toMatchObject({ dailyChurnRatio: { expected: 0.07, from: "VirtualMachine" } });
  });

  it("hold the VMs of the filter alone: those that are there, under a policy unless all are asked for", async () => {
    const { vmRowId } = await seedMachine("filter-01");
    const bare = await seedVm(world.db, await seedSubscription(world.db), { name: "filter-02" });
    const gone = await seedProtectedVm(world.db, { name: "filter-03", disappearedAt: testNow });
    const vmIds = [vmRowId, bare, gone.vmRowId];
    const names = async (filter: Parameters<typeof load>[0]) =>
      (await load({ vmIds, ...filter })).vms.map(({ name }) => name);
    expect(await names({})).toEqual(["filter-01"]);
    expect(await names({ coverage: "all" })).toEqual(["filter-01", "filter-02"]);
    expect(await names({ coverage: "all", resourceGroup: "RG-APP" })).toEqual(["filter-01", "filter-02"]);
    expect(await names({ resourceGroup: "another" })).toEqual([]);
    expect(await names({ subscriptionId: randomUUID() })).toEqual([]);
  });

  it("keep what a stopped VM holds", async () => {
    const { vmRowId, itemId } = await seedMachine("stopped-01");
    await ownPoint(vmRowId, 2);
    await world.db.protectedItem.update({
      where: { id: itemId },
      data: { state: "ProtectionStopped", stoppedAt: testNow },
    });
    expect((await load({ vmIds: [vmRowId] })).machines[0]).toMatchObject({
      isStopped: true,
      held: { kept: { points: 1 } },
    });
  });
});
