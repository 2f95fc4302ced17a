import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defaultPolicySettings, type Notification } from "#lib/domain/policy/policy-settings.ts";
import { watchBackups, watchPoints } from "#lib/services/alerts/watch-alerts.ts";
import { reportHeartbeat } from "#lib/services/worker/report-heartbeat.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

const hourMs = 3_600_000;
const hoursAgo = (hours: number) => new Date(testNow.getTime() - hours * hourMs);

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

beforeEach(async () => {
  await world.db.alert.deleteMany();
  // What earlier tests left behind.
  await world.db.virtualMachine.updateMany({ data: { disappearedAt: testNow } });
  await world.db.restorePoint.updateMany({ data: { provisioningState: "Failed" } });
  await world.db.subscription.updateMany({ data: { inScope: false } });
  await world.db.inventorySync.deleteMany();
  await reportHeartbeat(world.context());
});

const at = (now: Date) => world.context({ now: () => now });
const alerts = (kind: string) => world.db.alert.findMany({ where: { kind }, orderBy: { openedAt: "asc" } });
const openMessages = async (kind: string) =>
  (await world.db.alert.findMany({ where: { kind, closedAt: null } })).map(({ message }) => message);

/** Its policy runs every four hours, so it is overdue after eight. */
async function seedItem(lastSuccess: Date | null, notify: Notification = "Failures") {
  const seeded = await seedProtectedVm(world.db, { settings: { ...defaultPolicySettings, notify } });
  const data = { createdAt: hoursAgo(500), lastSuccessAt: lastSuccess };
  await world.db.protectedItem.update({ where: { id: seeded.itemId }, data });
  return seeded;
}

describe("a VM without a backup for twice its RPO", () => {
  it("has one alert while it lasts, which closes when a backup has succeeded", async () => {
    const { itemId } = await seedItem(hoursAgo(9));
    await watchBackups(world.context());
    await watchBackups(at(hoursAgo(-1)));
    const [open, ...more] = await alerts("overdue");
    expect(more).toEqual([]);
    expect(open).toMatchObject({ key: `overdue:${itemId}`, severity: "Critical", openedAt: testNow, closedAt: null });
    expect(open?.lastSeenAt).toEqual(hoursAgo(-1));

    await world.db.protectedItem.update({ where: { id: itemId }, data: { lastSuccessAt: hoursAgo(-1) } });
    await watchBackups(at(hoursAgo(-2)));
    expect(await alerts("overdue")).toMatchObject([
      { closedAt: hoursAgo(-2), closedBecause: "A backup has completed since." },
    ]);
  });

  it("gets a new alert the next time, and the closed one stays as history", async () => {
    const { itemId } = await seedItem(hoursAgo(9));
    await watchBackups(world.context());
    await world.db.protectedItem.update({ where: { id: itemId }, data: { lastSuccessAt: testNow } });
    await watchBackups(at(hoursAgo(-1)));
    await watchBackups(at(hoursAgo(-9)));
    expect((await alerts("overdue")).map(({ closedAt }) => closedAt !== null)).toEqual([true, false]);
  });

  it("says that the worker is dead, since when, and that has an alert of its own", async () => {
    await seedItem(hoursAgo(5));
    const later = hoursAgo(-4);
    await watchBackups(at(later));
    expect(await openMessages("overdue")).toEqual([
      "The last backup succeeded at 2026-03-01 07:00 UTC; the policy's RPO is 4 hours, and twice that has passed. No worker has reported since 2026-03-01 12:00 UTC, so no backup starts.",
    ]);
    expect(await openMessages("worker-silent")).toEqual([
      "No worker has reported since 2026-03-01 12:00 UTC, so no backup starts. Running jobs stand still, and the inventory is not refreshed.",
    ]);
    await reportHeartbeat(at(later));
    await watchBackups(at(later));
    expect(await alerts("worker-silent")).toMatchObject([{ closedBecause: "A worker reports again." }]);
  });

  it("says that a backup waits because Azure does not answer, and leads to the job", async () => {
    const { vmRowId, itemId } = await seedItem(hoursAgo(9));
    const waitReason = "Azure does not answer, next try at 2026-03-01 12:05 UTC";
    const runId = await seedRun(world.db, {
      ...{ virtualMachineId: vmRowId, protectedItemId: itemId, createdAt: hoursAgo(1), status: "Queued", waitReason },
    });
    await watchBackups(world.context());
    const [alert] = await alerts("overdue");
    expect(alert?.message).toContain(`A backup waits: ${waitReason}.`);
    expect(alert?.detail).toMatchObject({ runId });
  });

  it("says that the queue is dead when a planned time passes and a worker reports", async () => {
    const { itemId } = await seedItem(hoursAgo(9));
    await world.db.protectedItem.update({ where: { id: itemId }, data: { nextRunAt: hoursAgo(3) } });
    await watchBackups(world.context());
    expect((await openMessages("overdue"))[0]).toContain(
      "The backup planned for 2026-03-01 09:00 UTC was not taken up although a worker reports",
    );
  });

  it("is not told of while it is paused, nor for twice the RPO after the pause", async () => {
    const { itemId } = await seedItem(hoursAgo(90));
    await watchBackups(world.context());
    await world.db.protectedItem.update({ where: { id: itemId }, data: { state: "ProtectionPaused" } });
    await watchBackups(world.context());
    expect(await alerts("overdue")).toMatchObject([{ closedBecause: "Protection was paused." }]);
    const resumed = { state: "Protected", resumedAt: testNow } as const;
    await world.db.protectedItem.update({ where: { id: itemId }, data: resumed });
    await watchBackups(at(hoursAgo(-7)));
    expect(await openMessages("overdue")).toEqual([]);
    await watchBackups(at(hoursAgo(-9)));
    expect(await openMessages("overdue")).toHaveLength(1);
  });

  it("is not told of where the policy never tells", async () => {
    await seedItem(hoursAgo(90), "Never");
    await watchBackups(world.context());
    expect(await alerts("overdue")).toEqual([]);
  });

  it("has one alert though web and worker look at the same moment", async () => {
    await seedItem(hoursAgo(9));
    await Promise.all(Array.from({ length: 4 }, () => watchBackups(world.context())));
    expect(await alerts("overdue")).toHaveLength(1);
  });
});

describe("a backup that ended badly", () => {
  const meaning = "Azure found no room for the snapshot.";
  const failure = { status: "Failed" as const, error: { code: "AllocationFailed", meaning } };

  it("is told in words with its job, until a later one does not fail", async () => {
    const { vmRowId } = await seedItem(hoursAgo(1));
    const runId = await seedRun(world.db, { virtualMachineId: vmRowId, createdAt: hoursAgo(1), ...failure });
    await watchBackups(world.context());
    expect(await alerts("backup-failed")).toMatchObject([
      { message: `Scheduled backup failed. ${meaning}`, detail: { runId }, virtualMachineId: vmRowId },
    ]);
    await seedRun(world.db, { virtualMachineId: vmRowId, createdAt: hoursAgo(0.5) });
    await watchBackups(world.context());
    expect(await alerts("backup-failed")).toMatchObject([{ closedBecause: "A later backup did not fail." }]);
  });

  it("is told of no longer when its subscription goes out of scope", async () => {
    const { vmRowId } = await seedItem(hoursAgo(1));
    await seedRun(world.db, { virtualMachineId: vmRowId, createdAt: hoursAgo(1), ...failure });
    await watchBackups(world.context());
    await world.db.subscription.updateMany({ data: { inScope: false } });
    await watchBackups(world.context());
    expect(await alerts("backup-failed")).toMatchObject([
      { closedBecause: "The VM's subscription or connection is no longer in use." },
    ]);
  });

  it.each<[Notification, string[]]>([
    ["Always", ["backup-failed", "backup-warnings"]],
    ["Warnings", ["backup-failed", "backup-warnings"]],
    ["Failures", ["backup-failed"]],
    ["Never", []],
  ])("is told as the policy wants: %s", async (notify, kinds) => {
    const failed = await seedItem(hoursAgo(1), notify);
    const warned = await seedItem(hoursAgo(1), notify);
    await seedRun(world.db, { virtualMachineId: failed.vmRowId, createdAt: hoursAgo(1), ...failure });
    await seedRun(world.db, {
      ...{ virtualMachineId: warned.vmRowId, createdAt: hoursAgo(1), status: "CompletedWithWarnings" },
      warnings: [{ code: "FellBackToCrashConsistent", message: "The guest failed." }],
    });
    await watchBackups(world.context());
    const open = await world.db.alert.findMany({ where: { closedAt: null }, orderBy: { kind: "asc" } });
    expect(open.map(({ kind }) => kind)).toEqual(kinds);
  });

  it("is told of when it quietly became crash-consistent three times in a row", async () => {
    const { itemId } = await seedItem(hoursAgo(1));
    await world.db.protectedItem.update({ where: { id: itemId }, data: { fallbackStreak: 3 } });
    await watchBackups(world.context());
    expect(await openMessages("fallback-streak")).toEqual([expect.stringContaining("The last 3 backups")]);
    await world.db.protectedItem.update({ where: { id: itemId }, data: { fallbackStreak: 0 } });
    await watchBackups(world.context());
    expect(await alerts("fallback-streak")).toMatchObject([{ closedBecause: "A later backup did not fall back." }]);
  });
});

describe("the inventory", () => {
  const summary = {
    ...{ added: 0, changed: 0, disappeared: 0, vms: 0, disks: 0, azureCalls: 1, subscriptions: [], warnings: [] },
    error: { code: "Forbidden", message: "No.", meaning: "The credential is refused.", remedy: "r", whoCanDoIt: "w" },
  };
  const seedPass = async (hours: number, status: "Failed" | "Completed") => {
    const { id } = await world.db.connection.findFirstOrThrow();
    const [startedAt, endedAt] = [hoursAgo(hours), hoursAgo(hours)];
    const row = { id: world.context().newId(), connectionId: id, status, progress: {}, startedAt, endedAt };
    await world.db.inventorySync.create({ data: { ...row, ...(status === "Failed" ? { summary } : {}) } });
  };

  it("may fail once, and is told of from the second time on, until it is read again", async () => {
    await seedItem(hoursAgo(1));
    await seedPass(3, "Failed");
    await watchBackups(world.context());
    expect(await openMessages("inventory-failing")).toEqual([]);
    await seedPass(2, "Failed");
    await watchBackups(world.context());
    expect(await openMessages("inventory-failing")).toEqual([
      expect.stringMatching(/could not be read, last at 2026-03-01 10:00 UTC\. /),
    ]);
    await seedPass(1, "Completed");
    await watchBackups(world.context());
    expect(await openMessages("inventory-failing")).toEqual([]);
  });
});

describe("restore points", () => {
  it("that come near Azure's limit are told of with the forecast, in whatever state protection is", async () => {
    const { vmRowId } = await seedItem(hoursAgo(1));
    const id = await seedRestorePoint(world.db, { virtualMachineId: vmRowId, takenAt: hoursAgo(700) });
    const row = await world.db.restorePoint.findUniqueOrThrow({ where: { id } });
    const { assessment: _, vmConfiguration: _v, ...point } = row;
    await world.db.restorePoint.createMany({
      data: Array.from({ length: 459 }, (_, index) => ({
        ...point,
        ...{ id: crypto.randomUUID(), armKey: `${point.armKey}-${index}`, name: `p-${index}` },
      })),
    });
    await world.db.protectedItem.update({ where: { virtualMachineId: vmRowId }, data: { state: "ProtectionPaused" } });
    await watchPoints(world.context());
    expect(await alerts("points-nearly-full")).toMatchObject([
      { severity: "Warning", message: expect.stringMatching(/^Used 460 of 500, not growing\. /) },
    ]);
    await world.db.restorePoint.updateMany({ where: { virtualMachineId: vmRowId }, data: { deletedAt: testNow } });
    await watchPoints(world.context());
    expect(await openMessages("points-nearly-full")).toEqual([]);
  });

  it("that vanished from Azure are told of until somebody closes the alert, and then only if more vanish", async () => {
    const { vmRowId } = await seedItem(hoursAgo(1));
    const vanish = async (createdAt: Date, deletedAt: Date) => {
      const runId = await seedRun(world.db, { virtualMachineId: vmRowId, createdAt });
      const gone = { provisioningState: "NotFound", deletedAt };
      await seedRestorePoint(world.db, { virtualMachineId: vmRowId, runId, takenAt: createdAt, ...gone });
    };
    await vanish(hoursAgo(8), hoursAgo(2));
    await watchPoints(world.context());
    const [alert] = await alerts("points-vanished");
    expect(alert?.message).toBe(
      "1 restore point of this VM, of 2026-03-01 04:00 UTC, is no longer in Azure, found at 2026-03-01 10:00 UTC. Stillpoint did not delete it.",
    );
    await world.db.alert.update({ where: { id: alert?.id ?? "" }, data: { closedAt: hoursAgo(1) } });
    await watchPoints(world.context());
    expect(await openMessages("points-vanished")).toEqual([]);
    await vanish(hoursAgo(4), testNow);
    await watchPoints(world.context());
    expect(await openMessages("points-vanished")).toHaveLength(1);
  });

  it("that we deleted ourselves have not vanished", async () => {
    const { vmRowId } = await seedItem(hoursAgo(1));
    const runId = await seedRun(world.db, { virtualMachineId: vmRowId, createdAt: hoursAgo(90) });
    await seedRestorePoint(world.db, {
      ...{ virtualMachineId: vmRowId, runId, takenAt: hoursAgo(90), provisioningState: "NotFound" },
      ...{ binnedAt: hoursAgo(20), purgeAt: hoursAgo(6), deletedAt: hoursAgo(5) },
    });
    await watchPoints(world.context());
    expect(await openMessages("points-vanished")).toEqual([]);
  });
});
