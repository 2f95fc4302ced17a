import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listRestorePointsInput } from "#lib/contracts/restore-points.ts";
import { listRestorePoints } from "#lib/services/restore-points/list-restore-points.ts";
import { queryPlans } from "#tests/support/query-plan.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

const hoursAgo = (hours: number): Date => new Date(testNow.getTime() - hours * 3_600_000);
let world: TestWorld;
let sqlVm: string;
let points: { own: string; foreign: string; lower: string };

beforeAll(async () => {
  world = await createTestWorld();
  const subscription = await seedSubscription(world.db);
  sqlVm = await seedVm(world.db, subscription, { name: "sql-01" });
  const webVm = await seedVm(world.db, subscription, { name: "web-01" });
  const ownRun = await seedRun(world.db, { virtualMachineId: sqlVm, createdAt: hoursAgo(3) });
  const lowerRun = await seedRun(world.db, { virtualMachineId: webVm, createdAt: hoursAgo(60) });
  points = {
    own: await seedRestorePoint(world.db, { virtualMachineId: sqlVm, takenAt: hoursAgo(3), runId: ownRun }),
    foreign: await seedRestorePoint(world.db, { virtualMachineId: sqlVm, takenAt: hoursAgo(3) }),
    lower: await seedRestorePoint(world.db, {
      virtualMachineId: webVm,
      takenAt: hoursAgo(60),
      runId: lowerRun,
      requestedMode: "ApplicationConsistent",
      achievedMode: "FileSystemConsistent",
    }),
  };
  await seedRestorePoint(world.db, { virtualMachineId: webVm, takenAt: hoursAgo(1), deletedAt: testNow });
  const disk = { restorePointId: points.own, role: "data", caching: "None" };
  await world.db.diskRestorePoint.createMany({
    data: [
      { ...disk, id: points.own, diskName: "os", included: true, armId: "/os", state: "Succeeded" },
      { ...disk, id: points.foreign, diskName: "data", included: true, state: "Creating" },
      { ...disk, id: points.lower, diskName: "scratch", included: false, exclusionReason: "Chosen", state: "Excluded" },
    ],
  });
});
afterAll(() => world.close());

const list = (input: object = {}) => listRestorePoints(world.context(), listRestorePointsInput.parse(input));
const idsOf = async (input: object) => (await list(input)).rows.map((row) => row.id);

describe("The list of restore points", () => {
  it("shows what was asked for beside what was achieved, and the disks held", async () => {
    const { rows } = await list();
    expect(rows.find((row) => row.id === points.own)).toMatchObject({
      origin: "own",
      takenAt: hoursAgo(3).toISOString(),
      disks: { held: 1, included: 2, excluded: 1 },
    });
    expect(rows.find((row) => row.id === points.lower)).toMatchObject({
      requestedMode: "ApplicationConsistent",
      achievedMode: "FileSystemConsistent",
    });
  });

  it("claims nothing of another tool's point that Azure does not say", async () => {
    const { rows } = await list({ origin: "foreign" });
    expect(rows).toMatchObject([{ id: points.foreign, requestedMode: null, disks: null, keepUntil: null }]);
  });

  it.each([
    [{ origin: "own" }, ["own", "lower"]],
    [{ consistency: "FileSystemConsistent" }, ["lower"]],
    [{ search: "WEB" }, ["lower"]],
    [{ hours: 24, origin: "own" }, ["own"]],
  ] as const)("filters by %j", async (input, names) => {
    expect(await idsOf(input)).toEqual(names.map((name) => points[name]));
  });

  it("pages forward and back over points of the same instant without losing one", async () => {
    const all = await idsOf({});
    expect(all).toHaveLength(3);
    const first = await list({ limit: 1 });
    const second = await list({ limit: 1, after: first.next });
    const third = await list({ limit: 1, after: second.next });
    expect([first, second, third].flatMap((page) => page.rows.map((row) => row.id))).toEqual(all);
    expect(third.next).toBeNull();
    expect(await list({ limit: 1, before: third.previous })).toEqual(second);
  });

  it("starts from the beginning when the cursor is not one of ours", async () => {
    const forged = Buffer.from(JSON.stringify(["yesterday", "me"])).toString("base64url");
    expect(await idsOf({ after: forged })).toHaveLength(3);
  });

  it("goes on showing what has vanished from Azure, for as long as it should have stayed", async () => {
    const gone = { provisioningState: "NotFound", deletedAt: testNow };
    const seed = async (
      name: string,
      status: "Completed" | "Failed",
      more: { keepUntil?: Date; binnedAt?: Date; purgeAt?: Date },
    ) => {
      const virtualMachineId = await seedVm(world.db, await seedSubscription(world.db), { name });
      const runId = await seedRun(world.db, { virtualMachineId, createdAt: hoursAgo(5), status });
      return seedRestorePoint(world.db, { virtualMachineId, takenAt: hoursAgo(5), runId, ...gone, ...more });
    };
    const vanished = await seed("lost-01", "Completed", {});
    const outlived = await seed("lost-02", "Completed", { keepUntil: hoursAgo(1) });
    await seed("lost-03", "Failed", {});
    await seed("lost-04", "Completed", { binnedAt: hoursAgo(2), purgeAt: hoursAgo(1) });
    const { rows } = await list({ search: "lost" });
    expect(rows).toMatchObject([{ id: vanished, vanishedAt: testNow.toISOString() }]);
    expect((await idsOf({ presence: "vanished" })).toSorted()).toEqual([vanished, outlived].toSorted());
  });

  it("reads every page by an index, without a sort, at volume", async () => {
    const { collectionId } = await world.db.restorePoint.findFirstOrThrow();
    await world.db.$executeRawUnsafe(`
      insert into "RestorePoint" (id, "collectionId", "virtualMachineId", "armKey", "armId", name, "requestedMode",
        "achievedMode", "provisioningState", "takenAt")
      select gen_random_uuid(), '${collectionId}', case when n % 400 = 0 then '${sqlVm}'::uuid else vm.id end,
        'k' || n, 'k' || n, 'p' || n, 'CrashConsistent', 'CrashConsistent', 'Succeeded', now() - n * interval '1 minute'
      from generate_series(1, 20000) n, (select id from "VirtualMachine" where name = 'web-01') vm`);
    await world.db.$executeRawUnsafe(`analyze "RestorePoint"`);
    const { next } = await list();
    const indexOf: [input: object, index: string][] = [
      [{}, "RestorePoint_takenAt_id_idx"],
      [{ after: next }, "RestorePoint_takenAt_id_idx"],
      [{ virtualMachineId: sqlVm }, "RestorePoint_virtualMachineId_takenAt_id_idx"],
      [{ bin: "in" }, "RestorePoint_in_bin"],
    ];
    for (const [input, index] of indexOf) {
      const plans = await queryPlans(world.databaseUrl, (db) =>
        listRestorePoints(world.context({ db }), listRestorePointsInput.parse(input)),
      );
      const plan = plans.join("\n");
      expect(plan, JSON.stringify(input)).toContain(index);
      expect(plan).not.toContain("Sort");
      expect(plan).not.toContain('Seq Scan on "RestorePoint"');
    }
  });
});
