import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listRunsInput } from "#lib/contracts/runs.ts";
import { listRuns } from "#lib/services/runs/list-runs.ts";
import { queryPlans } from "#tests/support/query-plan.ts";
import { seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm, seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

const hoursAgo = (hours: number): Date => new Date(testNow.getTime() - hours * 3_600_000);
let world: TestWorld;
let runIds: { sql: string; web: string; failed: string; configured: string };

beforeAll(async () => {
  world = await createTestWorld();
  const subscription = await seedSubscription(world.db);
  const sqlVm = await seedVm(world.db, subscription, { name: "SQL_prod-01" });
  const webVm = await seedVm(world.db, subscription, { name: "sqlXprod-02" });
  runIds = {
    sql: await seedRun(world.db, { virtualMachineId: sqlVm, createdAt: hoursAgo(40), trigger: "OnDemand" }),
    web: await seedRun(world.db, { virtualMachineId: webVm, createdAt: hoursAgo(30) }),
    failed: await seedRun(world.db, { virtualMachineId: webVm, createdAt: hoursAgo(2), status: "Failed" }),
    configured: await seedRun(world.db, { virtualMachineId: sqlVm, createdAt: hoursAgo(1), kind: "ConfigureBackup" }),
  };
});
afterAll(() => world.close());

const list = (input: object = {}) => listRuns(world.context(), listRunsInput.parse(input));
const idsOf = async (input: object) => (await list(input)).rows.map((row) => row.id);

describe("The list of jobs", () => {
  it("stands newest first and names the operation, the VM and the failure", async () => {
    const { rows } = await list();
    expect(rows.map((row) => row.id)).toEqual([runIds.configured, runIds.failed, runIds.web, runIds.sql]);
    expect(rows.map((row) => row.operation)).toEqual(["ConfigureBackup", "Backup", "Backup", "OnDemandBackup"]);
    expect(rows[1]).toMatchObject({ failureCode: "AllocationFailed", vm: { name: "sqlXprod-02" }, isTerminal: true });
  });

  it.each([
    [{ status: "Failed" }, ["failed"]],
    [{ operation: "OnDemandBackup" }, ["sql"]],
    [{ operation: "ConfigureBackup" }, ["configured"]],
    [{ hours: 24 }, ["configured", "failed"]],
    [{ status: "Failed", hours: 1 }, []],
    [{ search: "sql" }, ["configured", "failed", "web", "sql"]],
    [{ search: "sql_PROD" }, ["configured", "sql"]],
    [{ search: "100%" }, []],
  ] as const)("filters by %j", async (input, names) => {
    expect(await idsOf(input)).toEqual(names.map((name) => runIds[name]));
  });

  it("pages forward and back over the same jobs, and says where there is no more", async () => {
    const first = await list({ limit: 3 });
    expect(first).toMatchObject({ rows: { length: 3 }, previous: null });
    const second = await list({ limit: 3, after: first.next });
    expect(second).toMatchObject({ rows: [{ id: runIds.sql }], next: null });
    expect(await list({ limit: 3, before: second.previous })).toEqual(first);
  });

  it("starts from the beginning when the cursor is not one of ours", async () => {
    const forged = Buffer.from(JSON.stringify(["'; drop table"])).toString("base64url");
    expect(await idsOf({ after: forged })).toHaveLength(4);
    expect(await idsOf({ after: "%%%" })).toHaveLength(4);
  });

  it("says whether anything in the fleet is still at work, whatever the filter hides", async () => {
    expect((await list({ status: "Failed" })).hasActive).toBe(false);
    const { vmRowId } = await seedProtectedVm(world.db);
    const id = await seedRun(world.db, { virtualMachineId: vmRowId, createdAt: testNow, status: "InProgress" });
    expect((await list({ status: "Failed" })).hasActive).toBe(true);
    await world.db.run.delete({ where: { id } });
  });

  it("names the policy and the version that a job is bound to, and finds its jobs by the policy", async () => {
    const { vmRowId, itemId, policyId } = await seedProtectedVm(world.db);
    const version = await world.db.policyVersion.findFirstOrThrow({ where: { policyId } });
    const id = await seedRun(world.db, {
      virtualMachineId: vmRowId,
      createdAt: testNow,
      protectedItemId: itemId,
      policyVersionId: version.id,
    });
    const { rows } = await list({ policyId });
    expect(rows).toMatchObject([{ id, policy: { id: policyId, name: `policy-${policyId}`, version: 1 } }]);
  });
});

describe("At the volume of a year", () => {
  it("reads every page by an index, without a sort", async () => {
    const [vm] = await world.db.virtualMachine.findMany({ take: 1 });
    await world.db.$executeRawUnsafe(`
      insert into "Run" (id, kind, "virtualMachineId", trigger, "requestedBy", "requestedMode", "excludedDiskIds", status,
        "engineState", memory, "createdAt", "endedAt", error)
      select (lpad(to_hex(n), 12, '0') || '7000800000000000000' || 'a')::uuid, 'Backup', '${vm?.id}', 'Scheduled', 'seed',
        'CrashConsistent', '{}', (case when n % 500 = 0 then 'Failed' else 'Completed' end)::"RunStatus", 'completed', '{}',
        now(), now(), '{}'
      from generate_series(1, 20000) n`);
    await world.db.$executeRawUnsafe(`analyze "Run"`);

    const indexOf: [input: object, index: string][] = [
      [{}, "Run_pkey"],
      [{ hours: 24 }, "Run_pkey"],
      [{ status: "Failed" }, "Run_status_id_idx"],
      [{ operation: "OnDemandBackup" }, "Run_kind_trigger_id_idx"],
    ];
    for (const [input, index] of indexOf) {
      const plans = await queryPlans(world.databaseUrl, (db) =>
        listRuns(world.context({ db }), listRunsInput.parse(input)),
      );
      const plan = plans.join("\n");
      expect(plan, JSON.stringify(input)).toContain(index);
      expect(plan).not.toContain("Sort");
      expect(plan).not.toContain('Seq Scan on "Run"');
    }
  });
});
