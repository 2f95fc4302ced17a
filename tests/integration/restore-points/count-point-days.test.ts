import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listRestorePointsInput, pointDaysInput } from "#lib/contracts/restore-points.ts";
import { countPointDays } from "#lib/services/restore-points/count-point-days.ts";
import { listRestorePoints } from "#lib/services/restore-points/list-restore-points.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";

let world: TestWorld;
let vmId: string;
afterAll(() => world.close());

type Seed = Parameters<typeof seedRestorePoint>[1];

async function seedOwn(takenAt: string, point: Partial<Seed> = {}, run: object = {}): Promise<void> {
  const createdAt = new Date(takenAt);
  const runId = await seedRun(world.db, { virtualMachineId: vmId, createdAt, ...run });
  await seedRestorePoint(world.db, { virtualMachineId: vmId, takenAt: createdAt, runId, ...point });
}

const inTheBin = { binnedAt: new Date("2026-03-01T09:00:00Z"), purgeAt: new Date("2026-03-15T09:00:00Z") };

/** Today is 1 March 2026, noon in UTC. */
beforeAll(async () => {
  world = await createTestWorld();
  vmId = (await seedProtectedVm(world.db)).vmRowId;
  await seedOwn("2026-03-01T08:00:00Z", { achievedMode: "ApplicationConsistent", pinned: true });
  await seedOwn("2026-02-28T23:30:00Z", inTheBin);
  const fallback = [{ code: "FellBackToCrashConsistent", message: "The guest failed." }];
  await seedOwn("2026-02-28T10:00:00Z", {}, { status: "CompletedWithWarnings", warnings: fallback });
  await seedOwn("2026-02-28T09:00:00Z", { provisioningState: "Failed" }, { status: "Failed" });
  await seedRestorePoint(world.db, { virtualMachineId: vmId, takenAt: new Date("2026-02-28T03:00:00Z") });
  await seedOwn("2026-02-20T03:00:00Z", { deletedAt: new Date("2026-02-27T03:00:00Z") });
  await seedOwn("2025-12-24T03:00:00Z");
});

const count = (input: object = {}) => countPointDays(world.context(), pointDaysInput.parse({ vmId, ...input }));
const nothing = { total: 0, application: 0, fileSystem: 0, crash: 0, foreign: 0, notGood: 0 };
const unmarked = { fallback: 0, pinned: 0, binned: 0 };

describe("the time line of a VM's restore points", () => {
  it("counts each day by consistency and origin, and what is pinned, in the bin or a fallback", async () => {
    const { days, oldest, today } = await count();
    expect([days.length, days[0]?.day, days.at(-1)?.day]).toEqual([35, "2026-01-26", "2026-03-01"]);
    expect([oldest, today]).toEqual(["2025-12-24", "2026-03-01"]);
    expect(days.slice(-2)).toEqual([
      { ...nothing, day: "2026-02-28", total: 4, crash: 2, foreign: 1, notGood: 1, fallback: 1, pinned: 0, binned: 1 },
      { ...nothing, ...unmarked, day: "2026-03-01", total: 1, application: 1, pinned: 1 },
    ]);
    expect(days.find(({ day }) => day === "2026-02-20")).toEqual({ ...nothing, ...unmarked, day: "2026-02-20" });
  });

  it("begins its days in the reader's zone", async () => {
    const { days } = await count({ timeZone: "Europe/Berlin" });
    expect(days.slice(-2).map(({ total }) => total)).toEqual([3, 2]);
  });

  it("goes back in time", async () => {
    const { days } = await count({ until: "2025-12-31" });
    expect(days.find(({ day }) => day === "2025-12-24")).toMatchObject({ total: 1, crash: 1 });
  });

  it("has on each day as many points as the list of the day", async () => {
    for (const timeZone of ["UTC", "Europe/Berlin", "America/New_York"]) {
      for (const { day, total } of (await count({ timeZone })).days.slice(-3)) {
        const input = listRestorePointsInput.parse({ virtualMachineId: vmId, day, timeZone });
        expect((await listRestorePoints(world.context(), input)).rows).toHaveLength(total);
      }
    }
  });
});
