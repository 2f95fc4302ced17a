import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SaveMaintenanceWindowInput, saveMaintenanceWindowInput } from "#lib/contracts/maintenance.ts";
import type { RunStep } from "#lib/domain/run/run-step.ts";
import { deleteMaintenanceWindow } from "#lib/services/maintenance/delete-maintenance-window.ts";
import { listMaintenanceWindows } from "#lib/services/maintenance/list-maintenance-windows.ts";
import { saveMaintenanceWindow } from "#lib/services/maintenance/save-maintenance-window.ts";
import { advanceRun } from "#lib/services/runs/advance-run.ts";
import { planDueRuns } from "#lib/services/runs/plan-due-runs.ts";
import { type BackupWorld, createBackupWorld } from "#tests/support/backup-world.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { testNow } from "#tests/support/service-context.ts";

let world: BackupWorld;
beforeEach(async () => {
  world = await createBackupWorld();
});
afterEach(() => world.close());

/** Open at the tests' noon. */
const patchNoon: SaveMaintenanceWindowInput = {
  id: null,
  name: "Patch noon",
  enabled: true,
  weekdays: [],
  startTime: "11:00",
  endTime: "13:30",
  timeZone: "UTC",
  subscriptionIds: [],
  tagName: "",
  tagValue: "",
};

const save = (change: Partial<SaveMaintenanceWindowInput> = {}) =>
  saveMaintenanceWindow(world.azure, { ...patchNoon, ...change });

const windowEnd = new Date("2026-03-01T13:30:00Z");

describe("while a maintenance window is open", () => {
  it("a planned backup waits for its end, then runs once; the slots meanwhile are recorded with the reason", async () => {
    await save();
    const { itemId, vmRowId } = await seedProtectedVm(world.db, { nextRunAt: new Date(testNow.getTime() - 60_000) });
    expect(await planDueRuns(world.azure)).toBe(1);
    const { id: runId } = await world.db.run.findFirstOrThrow();
    expect(await world.advance(runId)).toMatchObject({
      status: "Queued",
      waitReason: 'Maintenance window "Patch noon" until 2026-03-01 13:30 UTC',
      dueAt: windowEnd,
    });
    expect([world.inspections, world.creations.length]).toEqual([0, 0]);
    const { steps } = await world.db.run.findUniqueOrThrow({ where: { id: runId } });
    const waiting = (steps as RunStep[]).filter(({ status }) => status === "Waiting");
    expect(waiting.map(({ name }) => name)).toEqual(["Wait for maintenance window"]);

    await world.db.protectedItem.update({ where: { id: itemId }, data: { nextRunAt: testNow } });
    expect(await planDueRuns(world.azure)).toBe(0);
    const [event] = await world.db.vmEvent.findMany({ where: { virtualMachineId: vmRowId } });
    expect(event?.message).toBe(
      '1 planned backup was missed: an earlier backup was still waiting (Maintenance window "Patch noon" until 2026-03-01 13:30 UTC).',
    );

    world.now = windowEnd;
    await advanceRun(world.azure, runId);
    expect((await world.advance(runId)).engineState).toBe("confirming");
    expect(world.creations).toHaveLength(1);
  });

  it("machines outside of its scope are backed up, and so is every one once it is off or deleted", async () => {
    const { vmRowId } = await seedProtectedVm(world.db);
    const saved = await save({ tagName: "ring", tagValue: "1" });
    const runId = await world.backUp(vmRowId);
    expect((await world.advance(runId)).engineState).toBe("confirming");

    const tagged = await seedProtectedVm(world.db);
    await world.db.virtualMachine.update({ where: { id: tagged.vmRowId }, data: { tags: { Ring: "1" } } });
    expect((await world.advance(await world.backUp(tagged.vmRowId))).engineState).toBe("closed");

    await deleteMaintenanceWindow(world.azure, { id: saved.ok ? saved.value.id : "" });
    await save({ enabled: false });
    const later = await seedProtectedVm(world.db);
    expect((await world.advance(await world.backUp(later.vmRowId))).engineState).toBe("confirming");
  });
});

describe("a maintenance window", () => {
  it("is listed as it was entered, with the end while it is open, and changed under its id", async () => {
    const saved = await save({ startTime: "22:00", endTime: "04:00", weekdays: ["Saturday"], tagName: "ring" });
    const id = saved.ok ? saved.value.id : "";
    const change = { ...patchNoon, id, name: "Noon" };
    expect(await listMaintenanceWindows(world.azure)).toEqual([
      {
        ...patchNoon,
        id,
        startTime: "22:00",
        endTime: "04:00",
        weekdays: ["Saturday"],
        tagName: "ring",
        openUntil: null,
      },
    ]);
    await saveMaintenanceWindow(world.azure, change);
    expect(await listMaintenanceWindows(world.azure)).toEqual([{ ...change, openUntil: windowEnd.toISOString() }]);
    const actions = await world.db.auditEntry.findMany({ orderBy: { seq: "asc" } });
    expect(actions.map(({ action }) => action)).toEqual(["maintenanceWindow.add", "maintenanceWindow.change"]);
  });

  it("needs a name of its own", async () => {
    await save();
    const again = await save({ name: "patch NOON" });
    expect(again).toMatchObject({ ok: false, error: { fieldErrors: { name: [expect.stringContaining("already")] } } });
  });

  it.each([
    [{ endTime: "11:00" }, "never closes"],
    [{ tagValue: "1" }, "tag's name"],
    [{ name: " " }, "Enter a name."],
    [{ startTime: "25:00" }, "time of day"],
    [{ timeZone: "Mars/Olympus" }, "time zone"],
  ])("is refused with %o in a sentence", (change, sentence) => {
    const parsed = saveMaintenanceWindowInput.safeParse({ ...patchNoon, ...change });
    expect(parsed.error?.issues.map((issue) => issue.message).join(" ")).toContain(sentence);
  });
});
