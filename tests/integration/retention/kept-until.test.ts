import { afterAll, beforeAll, expect, it } from "vitest";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { applyRetention } from "#lib/services/retention/apply-retention.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

const dayMs = 86_400_000;
const daysAgo = (days: number): Date => new Date(testNow.getTime() - days * dayMs);
let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

type Seed = { days: number; onDemandUntil?: Date; isPinned?: boolean; state?: string };

async function seedPoint(
  virtualMachineId: string,
  { days, onDemandUntil, isPinned = false, state = "Succeeded" }: Seed,
): Promise<string> {
  const takenAt = daysAgo(days);
  const trigger = onDemandUntil ? "OnDemand" : "Scheduled";
  const runId = await seedRun(world.db, { virtualMachineId, createdAt: takenAt, trigger });
  // What the policy said on the day, which the rules may have overtaken since.
  const keepUntil = onDemandUntil ?? new Date(takenAt.getTime() + 7 * dayMs);
  return seedRestorePoint(world.db, {
    ...{ virtualMachineId, takenAt, runId, keepUntil, pinned: isPinned, provisioningState: state },
  });
}

const apply = (vmId: string) => world.db.$transaction((tx) => applyRetention(world.context(), tx, [vmId]));
const keptUntil = async (id: string) => (await world.db.restorePoint.findUniqueOrThrow({ where: { id } })).keepUntil;

it("notes until when the longest rule keeps each point, and no end for one that is kept without", async () => {
  const settings = {
    ...defaultPolicySettings,
    retention: { ...defaultPolicySettings.retention, daily: { days: 30 } },
  };
  const { vmRowId: vmId } = await seedProtectedVm(world.db, { name: "kept", settings });
  const expired = await seedPoint(vmId, { days: 40 });
  const pinned = await seedPoint(vmId, { days: 39, isPinned: true });
  const daily = await seedPoint(vmId, { days: 10 });
  const creating = await seedPoint(vmId, { days: 0, state: "Creating" });
  await apply(vmId);
  expect(await keptUntil(expired)).toEqual(daysAgo(10));
  expect(await keptUntil(pinned)).toBeNull();
  expect(await keptUntil(daily)).toEqual(daysAgo(-20));
  expect(await keptUntil(creating)).toEqual(daysAgo(-7));
});

it("notes no end for the last good point once every rule has let go of it", async () => {
  const { vmRowId: vmId } = await seedProtectedVm(world.db, { name: "last" });
  const last = await seedPoint(vmId, { days: 100 });
  await apply(vmId);
  expect(await world.db.restorePoint.findUniqueOrThrow({ where: { id: last } })).toMatchObject({
    keepUntil: null,
    binnedAt: null,
  });
});

it("never touches the expiry that somebody chose, nor another tool's point, nor one that a person has put into the bin", async () => {
  const { vmRowId: vmId } = await seedProtectedVm(world.db, { name: "untouched" });
  const chosen = await seedPoint(vmId, { days: 90, onDemandUntil: daysAgo(-90) });
  const over = await seedPoint(vmId, { days: 80, onDemandUntil: daysAgo(50) });
  const foreign = await seedRestorePoint(world.db, { virtualMachineId: vmId, takenAt: daysAgo(90) });
  const byHand = await seedPoint(vmId, { days: 3 });
  const before = await keptUntil(byHand);
  const purgeAt = daysAgo(-14);
  await world.db.restorePoint.update({
    where: { id: byHand },
    data: { binnedAt: testNow, binnedBecause: "olga@example.com", purgeAt },
  });
  await seedPoint(vmId, { days: 0 });
  await apply(vmId);
  expect(await keptUntil(chosen)).toEqual(daysAgo(-90));
  expect(await world.db.restorePoint.findUniqueOrThrow({ where: { id: over } })).toMatchObject({
    keepUntil: daysAgo(50),
    binnedBecause: "retention",
  });
  expect(await keptUntil(foreign)).toBeNull();
  expect(await world.db.restorePoint.findUniqueOrThrow({ where: { id: byHand } })).toMatchObject({
    keepUntil: before,
    purgeAt,
  });
});

it("takes a point that a person put into the bin back out when it has become the last good one", async () => {
  const { vmRowId: vmId } = await seedProtectedVm(world.db, { name: "only" });
  const older = await seedPoint(vmId, { days: 3 });
  const newest = await seedPoint(vmId, { days: 1 });
  const byHand = { binnedAt: testNow, binnedBecause: "olga@example.com", purgeAt: daysAgo(-14) };
  await world.db.restorePoint.update({ where: { id: older }, data: byHand });
  await apply(vmId);
  expect((await world.db.restorePoint.findUniqueOrThrow({ where: { id: older } })).binnedAt).toEqual(testNow);
  // Somebody deletes the newest one in Azure.
  await world.db.restorePoint.update({ where: { id: newest }, data: { deletedAt: testNow } });
  expect((await apply(vmId)).get(vmId)).toEqual({ binned: 0, takenBack: 1 });
  expect(await world.db.restorePoint.findUniqueOrThrow({ where: { id: older } })).toMatchObject({
    binnedAt: null,
    purgeAt: null,
  });
});
