import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jitterMs, spreadMs } from "#lib/domain/schedule/jitter.ts";
import { pauseProtection } from "#lib/services/protection/pause-protection.ts";
import { resumeProtection } from "#lib/services/protection/resume-protection.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { getVm } from "#lib/services/vms/get-vm.ts";
import { seedRun } from "#tests/support/seed-run.ts";
import { type SeededProtection, seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
let now: Date;
beforeEach(async () => {
  world = await createTestWorld();
  now = testNow;
});
afterEach(() => world.close());

const context = () => world.context({ now: () => now });
const inHours = (hours: number) => new Date(testNow.getTime() + hours * 3_600_000);

/** The default policy runs every 4 hours, so its next slot is at 16:00; each VM has its own delay after it. */
async function seedNextSlot(seed: SeededProtection = {}) {
  const seeded = await seedProtectedVm(world.db, seed);
  const nextRunAt = new Date(inHours(4).getTime() + jitterMs(seeded.vmRowId, spreadMs));
  await world.db.protectedItem.update({ where: { id: seeded.itemId }, data: { nextRunAt } });
  return seeded;
}

const itemOf = (id: string) => world.db.protectedItem.findUniqueOrThrow({ where: { id } });

const storyOf = async (virtualMachineId: string) => {
  const events = await world.db.vmEvent.findMany({ where: { virtualMachineId }, orderBy: { at: "asc" } });
  return events.map(({ message }) => message);
};

describe("a paused VM", () => {
  it("is not planned, resumes by itself on its day, and counts what the pause skipped as skipped, not as missed", async () => {
    const { itemId, vmRowId } = await seedNextSlot();
    await pauseProtection(context(), { vmIds: [vmRowId], until: inHours(25).toISOString() });
    expect((await getVm(context(), { vmId: vmRowId }))?.protection).toMatchObject({
      state: "ProtectionPaused",
      nextRunAt: null,
      pausedUntil: inHours(25).toISOString(),
    });

    now = inHours(24.9);
    expect(await planDueRuns(context())).toBe(0);
    now = inHours(25);
    expect(await planDueRuns(context())).toBe(0);

    const item = await itemOf(itemId);
    expect(item).toMatchObject({ state: "InitialBackupPending", pausedUntil: null, missedSlots: 0 });
    expect(item.nextRunAt?.getTime()).toBeGreaterThan(now.getTime());
    // 16:00, 20:00, 00:00, 04:00, 08:00 and 12:00.
    expect(await storyOf(vmRowId)).toEqual([
      "Protection paused by olga@example.com until 2026-03-02 13:00 UTC.",
      "Protection resumed: the pause is over. 6 planned backups were skipped by the pause.",
    ]);
    const audit = await world.db.auditEntry.findMany({ orderBy: { seq: "asc" } });
    expect(audit.map(({ action }) => action)).toEqual(["protection.pause", "protection.resume"]);
  });

  it("stays paused without an end until somebody resumes it, and is then what its last backup made it", async () => {
    const { itemId, vmRowId } = await seedNextSlot();
    await seedRun(world.db, {
      virtualMachineId: vmRowId,
      protectedItemId: itemId,
      status: "Failed",
      createdAt: inHours(-2),
    });
    await pauseProtection(context(), { vmIds: [vmRowId], until: null });
    now = inHours(1_000);
    expect(await planDueRuns(context())).toBe(0);
    expect((await itemOf(itemId)).state).toBe("ProtectionPaused");
    await resumeProtection(context(), { vmIds: [vmRowId] });
    expect((await itemOf(itemId)).state).toBe("ProtectionError");
    expect(await planDueRuns(context())).toBe(0);
  });

  it("is answered for one by one: what is not protected cannot be paused, what is not paused cannot be resumed", async () => {
    const active = await seedNextSlot({ name: "vm-a" });
    const stopped = await seedProtectedVm(world.db, { name: "vm-b", state: "ProtectionStopped" });
    const vmIds = [active.vmRowId, stopped.vmRowId];
    expect(await resumeProtection(context(), { vmIds })).toMatchObject({
      value: { outcomes: [{ refusal: "Protection of vm-a is not paused." }, { refusal: expect.any(String) }] },
    });
    expect(await pauseProtection(context(), { vmIds, until: null })).toMatchObject({
      value: { outcomes: [{ refusal: null }, { refusal: expect.stringContaining("has stopped") }] },
    });
    expect((await itemOf(stopped.itemId)).state).toBe("ProtectionStopped");
  });

  it("is not paused until a time that has passed", async () => {
    const { vmRowId } = await seedNextSlot();
    const refused = await pauseProtection(context(), { vmIds: [vmRowId], until: inHours(-1).toISOString() });
    expect(refused).toMatchObject({ ok: false, error: { fieldErrors: { until: ["Choose a day after today."] } } });
  });
});
