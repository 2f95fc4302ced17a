import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockVms } from "#lib/services/protection/lock-vms.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
});
afterEach(() => world.close());

const minutesAgo = (minutes: number) => new Date(testNow.getTime() - minutes * 60_000);

describe("the planner", () => {
  it("turns a due item into one scheduled run and moves its next time, once", async () => {
    const { itemId } = await seedProtectedVm(world.db, { nextRunAt: minutesAgo(1) });
    expect(await planDueRuns(world.context())).toBe(1);
    expect(await planDueRuns(world.context())).toBe(0);
    const item = await world.db.protectedItem.findUniqueOrThrow({ where: { id: itemId }, include: { runs: true } });
    expect(item.runs).toMatchObject([{ trigger: "Scheduled", status: "Queued" }]);
    expect(item.nextRunAt?.getTime()).toBeGreaterThan(testNow.getTime());
    expect(item.missedSlots).toBe(0);
  });

  it("leaves items alone that are not due, stopped or paused", async () => {
    await seedProtectedVm(world.db, { nextRunAt: new Date(testNow.getTime() + 1) });
    await seedProtectedVm(world.db, { state: "ProtectionStopped" });
    await seedProtectedVm(world.db, { state: "ProtectionPaused", nextRunAt: minutesAgo(5) });
    expect(await planDueRuns(world.context())).toBe(0);
  });

  it("catches up once after a pause of three days and records the other slots as missed", async () => {
    const { itemId, vmRowId } = await seedProtectedVm(world.db, { nextRunAt: minutesAgo(3 * 24 * 60) });
    expect(await planDueRuns(world.context())).toBe(1);
    const item = await world.db.protectedItem.findUniqueOrThrow({ where: { id: itemId } });
    expect(item.missedSlots).toBeGreaterThanOrEqual(17);
    expect(item.missedSlots).toBeLessThanOrEqual(18);
    const [event] = await world.db.vmEvent.findMany({ where: { virtualMachineId: vmRowId } });
    expect(event?.message).toContain(`${item.missedSlots} planned backups were missed`);
  });

  it("records a slot as missed instead of doubling a backup that is still running", async () => {
    const { itemId } = await seedProtectedVm(world.db, { nextRunAt: minutesAgo(1) });
    await planDueRuns(world.context());
    await world.db.protectedItem.update({ where: { id: itemId }, data: { nextRunAt: testNow } });
    expect(await planDueRuns(world.context())).toBe(0);
    expect(await world.db.run.count({ where: { protectedItemId: itemId } })).toBe(1);
    expect((await world.db.protectedItem.findUniqueOrThrow({ where: { id: itemId } })).missedSlots).toBe(1);
  });

  it("is not stopped by an item whose slot has had its run already", async () => {
    const { itemId } = await seedProtectedVm(world.db, { nextRunAt: minutesAgo(2) });
    await planDueRuns(world.context());
    await world.db.run.updateMany({ data: { status: "Completed", engineState: "completed", endedAt: testNow } });
    await world.db.protectedItem.update({ where: { id: itemId }, data: { nextRunAt: minutesAgo(2) } });
    await seedProtectedVm(world.db, { nextRunAt: minutesAgo(1) });
    expect(await planDueRuns(world.context())).toBe(1);
    const item = await world.db.protectedItem.findUniqueOrThrow({ where: { id: itemId }, include: { runs: true } });
    expect(item.runs).toHaveLength(1);
    expect(item.missedSlots).toBe(0);
    expect(item.nextRunAt?.getTime()).toBeGreaterThan(testNow.getTime());
  });

  it("leaves a VM to the command that has locked it, and plans the others", async () => {
    const busy = await seedProtectedVm(world.db, { nextRunAt: minutesAgo(2) });
    await seedProtectedVm(world.db, { nextRunAt: minutesAgo(1) });
    await world.db.$transaction(async (tx) => {
      await lockVms(tx, [busy.vmRowId]);
      expect(await planDueRuns(world.context())).toBe(1);
    });
    expect(await planDueRuns(world.context())).toBe(1);
  });

  it("makes one run per item when several planners run at once", async () => {
    for (let index = 0; index < 20; index++)
      await seedProtectedVm(world.db, { name: `vm-${index}`, nextRunAt: minutesAgo(2) });
    const created = await Promise.all([1, 2, 3].map(() => planDueRuns(world.context())));
    expect(created.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(await world.db.run.count()).toBe(20);
  });
});
