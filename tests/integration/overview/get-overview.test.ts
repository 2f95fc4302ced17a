import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listVmsInput, vmHealths } from "#lib/contracts/vms.ts";
import { getOverview } from "#lib/services/overview/get-overview.ts";
import { listVms } from "#lib/services/vms/list-vms.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import { seedProtectedVm, seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

const hourMs = 3_600_000;
const hoursAgo = (hours: number) => new Date(testNow.getTime() - hours * hourMs);

let world: TestWorld;

type Item = { lastSuccessAt?: Date | null; createdAt?: Date };

async function seedItem(name: string, seeded: Parameters<typeof seedProtectedVm>[1], item: Item): Promise<string> {
  const { vmRowId, itemId } = await seedProtectedVm(world.db, { name, ...seeded });
  await world.db.protectedItem.update({ where: { id: itemId }, data: { createdAt: hoursAgo(500), ...item } });
  return vmRowId;
}

async function seedRun(virtualMachineId: string, endedAt: Date, status: "Completed" | "Failed"): Promise<void> {
  const createdAt = new Date(endedAt.getTime() - 60_000);
  const error = { code: "X", message: "m", meaning: "m", remedy: "r", whoCanDoIt: "w" };
  await world.db.run.create({
    data: {
      ...{ id: uuidV7(createdAt.getTime(), randomBytes(10)), kind: "Backup", trigger: "Scheduled", virtualMachineId },
      ...{ requestedBy: "system/planner", requestedMode: "CrashConsistent", engineState: "ended", memory: {} },
      ...(status === "Failed" ? { error } : { achievedMode: "CrashConsistent" }),
      ...{ status, createdAt, startedAt: createdAt, endedAt },
    },
  });
}

/** The policies of these items run every four hours, so they are overdue after eight. */
beforeAll(async () => {
  world = await createTestWorld();
  const good = await seedItem("good", { nextRunAt: hoursAgo(-1) }, { lastSuccessAt: hoursAgo(2) });
  await seedItem("late", { nextRunAt: hoursAgo(-2) }, { lastSuccessAt: hoursAgo(9) });
  await seedItem("never", { state: "InitialBackupPending" }, { lastSuccessAt: null, createdAt: hoursAgo(9) });
  await seedItem("new", { state: "InitialBackupPending" }, { lastSuccessAt: null, createdAt: hoursAgo(1) });
  await seedItem("failing", { state: "ProtectionError" }, { lastSuccessAt: hoursAgo(3) });
  await seedItem("stopped", { state: "ProtectionStopped" }, { lastSuccessAt: hoursAgo(99) });
  await seedItem("paused", { state: "ProtectionPaused" }, { lastSuccessAt: hoursAgo(99) });
  await seedItem("vanished", { disappearedAt: hoursAgo(1) }, { lastSuccessAt: hoursAgo(99) });
  const drifted = await seedItem("drifted", {}, { lastSuccessAt: hoursAgo(2) });
  await seedVm(world.db, await seedSubscription(world.db), { name: "bare" });
  const assessment = { profile: "azureBackupParity", findings: [], catalogueVersion: "1", assessedAt: testNow };
  await world.db.assessment.createMany({
    data: [
      { ...assessment, virtualMachineId: drifted, mode: "CrashConsistent", verdict: "blocked" },
      // Its policy asks for crash-consistent points, so what stands against the other type is no risk.
      { ...assessment, virtualMachineId: good, mode: "ApplicationConsistent", verdict: "blocked" },
    ],
  });
  await seedRun(good, new Date("2026-03-01T11:00:00Z"), "Completed");
  await seedRun(good, new Date("2026-02-28T23:30:00Z"), "Completed");
  await seedRun(good, new Date("2026-02-28T20:00:00Z"), "Failed");
  await seedRun(good, new Date("2026-02-10T12:00:00Z"), "Failed");
});

afterAll(() => world.close());

describe("the cards", () => {
  const names = async (health: (typeof vmHealths)[number]) => {
    const page = await listVms(world.context(), listVmsInput.parse({ health }));
    return page.rows.map((row) => row.name);
  };

  it("count as protected what has a good last backup", async () => {
    expect(await names("protected")).toEqual(["drifted", "good", "late"]);
  });

  it("see a risk in a failed backup and in a VM that its policy's consistency no longer fits", async () => {
    expect(await names("atRisk")).toEqual(["drifted", "failing"]);
  });

  it("reckon overdue from the schedule, also for a VM that was never backed up, but not while it is paused", async () => {
    expect(await names("overdue")).toEqual(["late", "never"]);
  });

  it("count as unprotected what has no policy and what was stopped", async () => {
    expect(await names("unprotected")).toEqual(["bare", "stopped"]);
  });

  it("show the very number of the list that they open", async () => {
    const { counts } = await getOverview(world.context(), { timeZone: "UTC" });
    for (const health of vmHealths) expect([health, counts[health]]).toEqual([health, (await names(health)).length]);
    expect(counts).toMatchObject({ initialBackupPending: 2, active: 6, failedJobs24h: 1 });
  });
});

describe("the days", () => {
  it("are seven, with those on which nothing ran", async () => {
    const { days } = await getOverview(world.context(), { timeZone: "UTC" });
    expect(days.map(({ day }) => day)).toEqual([
      "2026-02-23",
      "2026-02-24",
      "2026-02-25",
      "2026-02-26",
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
    ]);
    expect(days.at(-2)).toEqual({ day: "2026-02-28", completed: 1, completedWithWarnings: 0, failed: 1 });
    expect(days.at(-1)).toEqual({ day: "2026-03-01", completed: 1, completedWithWarnings: 0, failed: 0 });
  });

  it("begin and end in the reader's zone", async () => {
    const { days } = await getOverview(world.context(), { timeZone: "Europe/Berlin" });
    expect(days.at(-1)).toMatchObject({ day: "2026-03-01", completed: 2 });
  });
});

it("shows what comes next and what came last", async () => {
  const overview = await getOverview(world.context({ requestId: randomUUID() }), { timeZone: "UTC" });
  expect(overview.nextRuns.map(({ vmName }) => vmName)).toEqual(["good", "late"]);
  expect(overview.latestJobs[0]).toMatchObject({ status: "Completed", vm: { name: "good" } });
});
