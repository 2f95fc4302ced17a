import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backupSteps } from "#lib/domain/run/backup/backup-states.ts";
import type { RunStep } from "#lib/domain/run/run-step.ts";
import { readBackupTargets } from "#lib/services/runs/backup-target.ts";
import { cancelRun } from "#lib/services/runs/cancel-run.ts";
import { startBackup } from "#lib/services/runs/start-backup.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

const keepUntil = new Date(testNow.getTime() + 30 * 86_400_000).toISOString();
let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const start = (virtualMachineIds: string[], idempotencyKey: string | null = null) =>
  startBackup(world.context({ idempotencyKey }), { virtualMachineIds, keepUntil });

const stepsOf = ({ steps }: { steps: unknown }): string[] => (steps as RunStep[]).map(({ status }) => status);

describe("Backup now", () => {
  it("creates a queued run with its sub-tasks, history, audit entry and job, all together", async () => {
    const { vmRowId } = await seedProtectedVm(world.db);
    const result = await start([vmRowId]);
    if (!result.ok) throw new Error(result.error.message);
    const runId = result.value[0]?.runId ?? "";
    const run = await world.db.run.findUniqueOrThrow({ where: { id: runId }, include: { events: true } });
    expect(run).toMatchObject({ status: "Queued", engineState: "checking", requestedMode: "CrashConsistent" });
    expect(stepsOf(run)).toEqual(backupSteps.map(() => "NotStarted"));
    expect(run.events).toHaveLength(1);
    expect(world.jobs).toContainEqual({ name: "advance-run", payload: { v: 1, runId } });
    expect(await world.db.auditEntry.findFirst({ orderBy: { seq: "desc" } })).toMatchObject({
      action: "backup.start",
      actor: "olga@example.com",
    });
  });

  it("refuses a second backup of the same VM while one is active, in words", async () => {
    const { vmRowId } = await seedProtectedVm(world.db);
    await start([vmRowId]);
    const second = await start([vmRowId]);
    expect(second).toMatchObject({ ok: true, value: [{ runId: null }] });
    expect(second.ok && second.value[0]?.refusal).toContain("already queued or in progress");
  });

  it("lets exactly one of two commands win when they race", async () => {
    const { vmRowId } = await seedProtectedVm(world.db);
    const results = await Promise.all([start([vmRowId]), start([vmRowId]), start([vmRowId])]);
    const started = results.filter((result) => result.ok && result.value[0]?.runId);
    expect(started).toHaveLength(1);
    expect(await world.db.run.count({ where: { virtualMachineId: vmRowId } })).toBe(1);
  });

  it("answers a repeated click with the first click's run", async () => {
    const { vmRowId } = await seedProtectedVm(world.db);
    const [first, second] = await Promise.all([start([vmRowId], "click-1"), start([vmRowId], "click-1")]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ ok: true, value: [{ refusal: null }] });
  });

  it("takes the VM's own collection, but none that is bound to the id it had before a move", async () => {
    const { vmRowId } = await seedProtectedVm(world.db);
    const vm = await world.db.virtualMachine.findUniqueOrThrow({ where: { id: vmRowId } });
    const armId = `${vm.armId.split("/virtualMachines")[0]}/restorePointCollections/stillpoint-${vm.name}`;
    const seeded = {
      virtualMachineId: vmRowId,
      name: `stillpoint-${vm.name}`,
      resourceGroup: "rg",
      location: "westeurope",
    };
    const collection = await world.db.restorePointCollection.create({
      data: { id: randomUUID(), armId, armKey: armId.toLowerCase(), sourceArmId: vm.armId.toUpperCase(), ...seeded },
    });
    const collectionOf = async () => {
      const [target] = await readBackupTargets(world.db, [vmRowId]);
      return target?.collection?.armId ?? null;
    };
    expect(await collectionOf()).toBe(armId);
    const sourceArmId = vm.armId.replace(/resourceGroups\/[^/]+/, "resourceGroups/rg-before");
    await world.db.restorePointCollection.update({ where: { id: collection.id }, data: { sourceArmId } });
    expect(await collectionOf()).toBeNull();
  });

  it.each([
    ["a stopped protection", { state: "ProtectionStopped" as const }, "is stopped"],
    ["a VM that left the inventory", { disappearedAt: testNow }, "no longer in Azure's inventory"],
  ])("does not start for %s", async (_, options, sentence) => {
    const { vmRowId } = await seedProtectedVm(world.db, options);
    const result = await start([vmRowId]);
    expect(result.ok && result.value[0]?.refusal).toContain(sentence);
  });

  it("refuses to keep a point until a day that has passed", async () => {
    const { vmRowId } = await seedProtectedVm(world.db);
    const input = { virtualMachineIds: [vmRowId], keepUntil: new Date(testNow.getTime() - 1).toISOString() };
    const result = await startBackup(world.context(), input);
    expect(result).toMatchObject({
      ok: false,
      error: { code: "invalid", fieldErrors: { keepUntil: [expect.any(String)] } },
    });
  });
});

describe("cancelling", () => {
  it("ends a queued run at once and frees the VM for another", async () => {
    const { vmRowId } = await seedProtectedVm(world.db);
    const started = await start([vmRowId]);
    const runId = (started.ok && started.value[0]?.runId) || "";
    expect(await cancelRun(world.context(), { runId })).toEqual({ ok: true, value: null });
    const run = await world.db.run.findUniqueOrThrow({ where: { id: runId } });
    expect(run.status).toBe("Cancelled");
    expect(stepsOf(run)).toEqual(backupSteps.map(() => "Skipped"));
    expect(await start([vmRowId])).toMatchObject({ ok: true, value: [{ refusal: null }] });
  });

  it("says why a run that Azure has accepted cannot be cancelled", async () => {
    const { vmRowId } = await seedProtectedVm(world.db);
    const started = await start([vmRowId]);
    const runId = (started.ok && started.value[0]?.runId) || "";
    await world.db.run.update({ where: { id: runId }, data: { engineState: "polling", status: "InProgress" } });
    const result = await cancelRun(world.context(), { runId });
    expect(result).toMatchObject({ ok: false, error: { code: "notPossible" } });
  });
});
