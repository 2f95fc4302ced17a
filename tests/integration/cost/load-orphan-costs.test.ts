import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OrphanKind } from "#lib/domain/cost/orphans.ts";
import { loadOrphanCosts } from "#lib/services/cost/load-orphan-costs.ts";
import { upsertDisks } from "#lib/services/inventory/upsert-vms.ts";
import { seedRestorePoint } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";
import { makeDisks, makeVm } from "#tests/support/vm-facts.ts";

const dayMs = 86_400_000;
let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const daysAgo = (days: number) => new Date(testNow.getTime() - days * dayMs);
const inBin = (purgeInDays: number) => ({
  binnedAt: daysAgo(14),
  binnedBecause: "retention",
  purgeAt: daysAgo(-purgeInDays),
});

async function seedMachine(name: string, overrides: Parameters<typeof seedProtectedVm>[1] = {}) {
  const { vmRowId } = await seedProtectedVm(world.db, { name, ...overrides });
  const facts = makeVm({ name, disks: makeDisks(1) });
  await world.db.$transaction((tx) => upsertDisks(tx, [{ id: vmRowId, facts }], randomUUID));
  return vmRowId;
}

it("Points that no policy wants are told by their kind, each once", async () => {
  const own = { recovered: true };
  const gone = await seedMachine("gone", { disappearedAt: testNow });
  await seedRestorePoint(world.db, { virtualMachineId: gone, takenAt: daysAgo(2), ...own });
  const stopped = await seedMachine("stopped", { state: "ProtectionStopped" });
  await seedRestorePoint(world.db, { virtualMachineId: stopped, takenAt: daysAgo(2), ...own });
  const foreign = await seedMachine("foreign");
  await seedRestorePoint(world.db, { virtualMachineId: foreign, takenAt: daysAgo(2) });
  const moved = await seedMachine("moved");
  const movedPoint = await seedRestorePoint(world.db, { virtualMachineId: moved, takenAt: daysAgo(2), ...own });
  await world.db.restorePointCollection.update({
    where: { id: movedPoint },
    data: { sourceArmId: "/subscriptions/s/elsewhere" },
  });
  const waiting = await seedMachine("waiting");
  await seedRestorePoint(world.db, { virtualMachineId: waiting, takenAt: daysAgo(1), ...own });
  await seedRestorePoint(world.db, { virtualMachineId: waiting, takenAt: daysAgo(9), ...own, ...inBin(3) });
  const locked = await seedMachine("locked");
  await seedRestorePoint(world.db, { virtualMachineId: locked, takenAt: daysAgo(30), ...own, ...inBin(-5) });
  const { subscriptionRowId, armId } = await world.db.virtualMachine.findUniqueOrThrow({ where: { id: locked } });
  const scopeArmId = armId.split("/").slice(0, 3).join("/");
  await world.db.subscription.update({
    where: { id: subscriptionRowId },
    data: { locks: [{ armId: `${scopeArmId}/lock`, level: "CanNotDelete", scopeArmId }] },
  });

  const { byKind, orphans } = await loadOrphanCosts(world.context());
  const vmsOf = (kind: OrphanKind) => orphans.filter((orphan) => orphan.kind === kind).map(({ vmName }) => vmName);
  expect(Object.fromEntries(byKind.map(({ kind }) => [kind, vmsOf(kind)]))).toEqual({
    Foreign: ["foreign"],
    VmGone: ["gone"],
    VmMoved: ["moved"],
    Undeletable: ["locked"],
    InBin: ["waiting"],
    ProtectionStopped: ["stopped"],
  });
  expect(byKind.every(({ points }) => points === 1)).toBe(true);
});

it("A disk restore point's own size counts, not that of the disk as it is now", async () => {
  const gone = await seedMachine("gone-02", { disappearedAt: testNow });
  const restorePointId = await seedRestorePoint(world.db, {
    virtualMachineId: gone,
    takenAt: daysAgo(2),
    recovered: true,
  });
  const part = { restorePointId, role: "os", sku: "Premium_LRS", caching: "None", state: "Succeeded", included: true };
  await world.db.diskRestorePoint.create({ data: { id: randomUUID(), diskName: "os", sizeGb: 64, ...part } });
  const { orphans } = await loadOrphanCosts(world.context());
  expect(orphans.find(({ vmName }) => vmName === "gone-02")?.gib?.expected).toBe(32);
});
