import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

/** Goal: each rule of prisma/migrations/*_invariants holds although the code above it is bypassed. */
let world: TestWorld;
let runId = "";
beforeAll(async () => {
  world = await createTestWorld();
  await seedProtectedVm(world.db, { nextRunAt: testNow });
  await planDueRuns(world.context());
  runId = (await world.db.run.findFirstOrThrow()).id;
});
afterAll(() => world.close());

const copyOfRun = async (change: object) => {
  const {
    id: _,
    assessment: _a,
    vmConfiguration: _v,
    error: _e,
    warnings: _w,
    ...run
  } = await world.db.run.findUniqueOrThrow({
    where: { id: runId },
  });
  return { ...run, steps: [], memory: {}, id: world.context().newId(), ...change };
};

describe("the database itself refuses", () => {
  it("a second active backup of one VM", async () => {
    const data = await copyOfRun({ slotAt: null });
    await expect(world.db.run.create({ data })).rejects.toThrow(/Unique constraint/);
  });

  it("a second run for one item and slot, even after the first has ended", async () => {
    const data = await copyOfRun({ status: "Failed", endedAt: testNow, error: {} });
    await expect(world.db.run.create({ data })).rejects.toThrow(/Unique constraint/);
  });

  it("an ended run without an end, and a living one without a due time", async () => {
    await expect(world.db.run.update({ where: { id: runId }, data: { status: "Completed" } })).rejects.toThrow(
      /Run_end/,
    );
    await expect(world.db.run.update({ where: { id: runId }, data: { dueAt: null } })).rejects.toThrow(/Run_alive/);
  });

  it("a failed run without a reason", async () => {
    const update = world.db.run.update({ where: { id: runId }, data: { status: "Failed", endedAt: testNow } });
    await expect(update).rejects.toThrow(/Run_failure_has_error/);
  });

  it("a stopped protection that is still planned", async () => {
    const update = world.db.protectedItem.updateMany({ data: { state: "ProtectionStopped", nextRunAt: testNow } });
    await expect(update).rejects.toThrow(/stopped_is_not_planned/);
  });

  it.each(["RunEvent", "VmEvent", "AuditEntry", "PolicyVersion"])("any change to %s", async (table) => {
    await expect(world.db.$executeRawUnsafe(`delete from "${table}"`)).rejects.toThrow(/append-only/);
  });
});
