import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BackupBench, fleetVault, group, namesOf, startBackupBench } from "#tests/support/backup-bench.ts";

let bench: BackupBench;
let policiesPath: string;
beforeAll(async () => {
  bench = await startBackupBench();
  policiesPath = `/subscriptions/${bench.subscriptionId}/resourceGroups/${group}/providers/Microsoft.RecoveryServices/vaults/${fleetVault}/backupPolicies`;
});
afterAll(() => bench?.simulator.stop());

const time = "2026-08-01T08:00:00Z";
const days = (count: number) => ({ retentionTimes: [time], retentionDuration: { count, durationType: "Days" } });
const retention = (tiers: Record<string, unknown> = {}) => ({
  retentionPolicyType: "LongTermRetentionPolicy",
  dailySchedule: days(180),
  ...tiers,
});
const hourly = (interval: number, window: number) => ({
  schedulePolicyType: "SimpleSchedulePolicyV2",
  scheduleRunFrequency: "Hourly",
  hourlySchedule: { interval, scheduleWindowStartTime: time, scheduleWindowDuration: window },
});
const enhanced = {
  backupManagementType: "AzureIaasVM",
  policyType: "V2",
  timeZone: "India Standard Time",
  instantRpRetentionRangeInDays: 7,
  schedulePolicy: hourly(4, 16),
  retentionPolicy: retention(),
};
const standard = {
  backupManagementType: "AzureIaasVM",
  timeZone: "UTC",
  schedulePolicy: {
    schedulePolicyType: "SimpleSchedulePolicy",
    scheduleRunFrequency: "Daily",
    scheduleRunTimes: [time],
  },
  retentionPolicy: retention(),
};
const weeklyV2 = {
  ...enhanced,
  schedulePolicy: {
    schedulePolicyType: "SimpleSchedulePolicyV2",
    scheduleRunFrequency: "Weekly",
    weeklySchedule: { scheduleRunDays: ["Sunday"], scheduleRunTimes: [time] },
  },
  retentionPolicy: {
    retentionPolicyType: "LongTermRetentionPolicy",
    weeklySchedule: {
      daysOfTheWeek: ["Sunday"],
      retentionTimes: [time],
      retentionDuration: { count: 12, durationType: "Weeks" },
    },
  },
};
const put = (name: string, properties: unknown, version = "2025-02-01") =>
  bench.arm("PUT", `${policiesPath}/${name}?api-version=${version}`, { properties });

describe("a backup policy", () => {
  it("that protects nothing is answered at once with 200, as it was recorded", async () => {
    const answer = await put("standard-1", {
      ...standard,
      schedulePolicy: { ...standard.schedulePolicy, scheduleRunTimes: ["2024-04-28T16:30:00.000Z"] },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      properties: {
        instantRPDetails: {},
        instantRpRetentionRangeInDays: 2,
        protectedItemsCount: 0,
        schedulePolicy: { scheduleRunTimes: ["2024-04-28T16:30:00Z"], scheduleWeeklyFrequency: 0 },
      },
    });
    expect(answer.body).not.toHaveProperty("properties.policyType");
  });

  it("keeps its consistency type in a raw request by the client's pipeline, which drops it otherwise", async () => {
    const path = `${policiesPath}/crash-1?api-version=2025-02-01`;
    const properties = { ...enhanced, snapshotConsistencyType: "OnlyCrashConsistent" };
    expect((await bench.raw("PUT", path, { properties })).status).toBe(200);
    expect((await bench.raw("GET", path)).body).toMatchObject({
      properties: { snapshotConsistencyType: "OnlyCrashConsistent", policyType: "V2" },
    });
    await bench.backup.protectionPolicies.createOrUpdate(fleetVault, group, "crash-2", {
      properties: { ...properties, backupManagementType: "AzureIaasVM", policyType: "V2" } as never,
    });
    const dropped = await bench.raw("GET", `${policiesPath}/crash-2?api-version=2025-02-01`);
    expect(dropped.body).not.toHaveProperty("properties.snapshotConsistencyType");
  });

  it("shows its consistency type from 2023-08-01 on", async () => {
    await put("crash-3", { ...enhanced, snapshotConsistencyType: "onlycrashconsistent" });
    const shown = async (version: string) =>
      (await bench.arm("GET", `${policiesPath}/crash-3?api-version=${version}`)).body;
    expect(await shown("2023-08-01")).toHaveProperty("properties.snapshotConsistencyType", "OnlyCrashConsistent");
    expect(await shown("2023-06-01")).not.toHaveProperty("properties.snapshotConsistencyType");
  });

  it.each([
    [
      "every 4, 6, 8, 12 and 24 hours",
      [4, 6, 8, 12, 24].map((interval) => ({ ...enhanced, schedulePolicy: hourly(interval, 24) })),
    ],
    ["weekly, with a week of snapshots", [weeklyV2]],
    [
      "with grandfathers by week and by date",
      [
        {
          ...enhanced,
          retentionPolicy: retention({
            monthlySchedule: {
              retentionScheduleFormatType: "Weekly",
              retentionScheduleWeekly: { daysOfTheWeek: ["Sunday"], weeksOfTheMonth: ["First"] },
              retentionTimes: [time],
              retentionDuration: { count: 60, durationType: "Months" },
            },
            yearlySchedule: {
              retentionScheduleFormatType: "Daily",
              monthsOfYear: ["January"],
              retentionScheduleDaily: { daysOfTheMonth: [{ date: 0, isLast: true }] },
              retentionTimes: [time],
              retentionDuration: { count: 10, durationType: "Years" },
            },
          }),
          tieringPolicy: { ArchivedRP: { tieringMode: "TierAfter", duration: 4, durationType: "Months" } },
        },
      ],
    ],
  ])("can back up %s", async (_what, policies) => {
    for (const properties of policies) expect(await put("accepted", properties)).toMatchObject({ status: 200 });
  });

  it.each([
    ["an interval of 5 hours", { ...enhanced, schedulePolicy: hourly(5, 20) }, /interval must be 4, 6, 8, 12, 24/],
    ["a window that is no multiple", { ...enhanced, schedulePolicy: hourly(6, 16) }, /multiple of the interval/],
    ["a window of 28 hours", { ...enhanced, schedulePolicy: hourly(4, 28) }, /between 4 and 24 hours/],
    [
      "18 days of snapshots every 4 hours around the clock",
      { ...enhanced, schedulePolicy: hourly(4, 24), instantRpRetentionRangeInDays: 18 },
      /between 1 and 17/,
    ],
    ["31 days of snapshots", { ...enhanced, instantRpRetentionRangeInDays: 31 }, /between 1 and 30/],
    ["6 days of snapshots in a Standard policy", { ...standard, instantRpRetentionRangeInDays: 6 }, /between 1 and 5/],
    [
      "4 days of snapshots with a weekly schedule",
      { ...weeklyV2, instantRpRetentionRangeInDays: 4 },
      /between 5 and 20/,
    ],
    [
      "snapshots that outlive the vault",
      { ...enhanced, instantRpRetentionRangeInDays: 10, retentionPolicy: retention({ dailySchedule: days(8) }) },
      /must not exceed/,
    ],
    [
      "6 days in the vault",
      { ...enhanced, instantRpRetentionRangeInDays: 2, retentionPolicy: retention({ dailySchedule: days(6) }) },
      /between 7 and 9999/,
    ],
    ["10,000 days", { ...enhanced, retentionPolicy: retention({ dailySchedule: days(10_000) }) }, /between 7 and 9999/],
    ["a time zone of the IANA", { ...enhanced, timeZone: "Europe/Berlin" }, /Windows time zone/],
    [
      "a crash-consistent Standard policy",
      { ...standard, snapshotConsistencyType: "OnlyCrashConsistent" },
      /Enhanced policies/,
    ],
    [
      "a consistency that does not exist",
      { ...enhanced, snapshotConsistencyType: "Always" },
      /OnlyCrashConsistent or absent/,
    ],
    [
      "a Standard schedule in an Enhanced policy",
      { ...enhanced, schedulePolicy: standard.schedulePolicy },
      /SimpleSchedulePolicyV2/,
    ],
    [
      "hours in a Standard policy",
      { ...standard, schedulePolicy: { ...standard.schedulePolicy, scheduleRunFrequency: "Hourly" } },
      /Daily or Weekly/,
    ],
    [
      "no daily retention",
      { ...enhanced, retentionPolicy: { retentionPolicyType: "LongTermRetentionPolicy" } },
      /needs a daily retention/,
    ],
    [
      "archive without monthly points",
      { ...enhanced, tieringPolicy: { ArchivedRP: { tieringMode: "TierRecommended" } } },
      /monthly and yearly/,
    ],
    ["a workload that does not exist", { ...standard, backupManagementType: "Paper" }, /backupManagementType/],
  ])("is refused for %s", async (_what, properties, message) => {
    const answer = await put("refused", properties);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "BMSUserErrorInvalidPolicyInput" } } });
    expect((answer.body as { error: { message: string } }).error.message).toMatch(message);
  });

  it("cannot become of another type", async () => {
    await put("typed", standard);
    expect(await put("typed", enhanced)).toMatchObject({ status: 400 });
  });

  it("goes unless something is protected with it", async () => {
    await put("unused", standard);
    await bench.backup.protectionPolicies.beginDeleteAndWait(fleetVault, group, "unused");
    const second = await bench.arm("DELETE", `${policiesPath}/unused?api-version=2025-02-01`);
    expect(second.status).toBe(204);
    const used = await bench.arm("DELETE", `${policiesPath}/EnhancedPolicy?api-version=2025-02-01`);
    expect(used).toMatchObject({ status: 400, body: { error: { code: "BMSUserErrorPolicyInUse" } } });
  });

  it("that protects machines changes by a job, with one more for each machine", async () => {
    const current = await bench.raw("GET", `${policiesPath}/DefaultPolicy?api-version=2025-02-01`);
    const properties = { ...(current.body["properties"] as object), instantRpRetentionRangeInDays: 3 };
    const accepted = await put("DefaultPolicy", properties);
    expect(accepted.status).toBe(202);
    expect(accepted.headers.get("azure-asyncoperation")).toContain("/backupPolicies/DefaultPolicy/operations/");
    const { status, jobId } = await bench.settled(accepted);
    expect(status).toBe("Succeeded");
    const job = await bench.backup.jobDetails.get(fleetVault, group, jobId);
    expect(job.properties).toMatchObject({ operation: "ModifyPolicy", status: "Completed" });
    const result = await bench.arm("GET", accepted.headers.get("location") ?? "");
    expect(result).toMatchObject({ status: 200, body: { properties: { instantRpRetentionRangeInDays: 3 } } });
    const filter = "operation eq 'ConfigureBackup'";
    const jobs = await bench.arm(
      "GET",
      `${policiesPath.replace("backupPolicies", "backupJobs")}?api-version=2025-02-01&$filter=${filter}`,
    );
    const names = (jobs.body as { value: { properties: { entityFriendlyName: string } }[] }).value.map(
      (item) => item.properties.entityFriendlyName,
    );
    expect(names.toSorted()).toEqual(["erp-app-03", "erp-app-04", "no-agent-02"]);
  });

  it("that becomes crash-consistent fails for the machines that cannot follow", async () => {
    await put("becomes-crash", enhanced);
    const { vm } = bench.machine("boost-web-01");
    const { container, item } = namesOf(vm.id);
    const path = `${policiesPath.replace("backupPolicies", "backupFabrics")}/Azure/protectionContainers/${container}/protectedItems/${item}`;
    await bench.settled(
      await bench.arm("PUT", `${path}?api-version=2025-02-01`, {
        properties: {
          protectedItemType: "Microsoft.Compute/virtualMachines",
          sourceResourceId: vm.id,
          policyId: `${policiesPath}/becomes-crash`,
        },
      }),
    );
    await bench.settled(await put("becomes-crash", { ...enhanced, snapshotConsistencyType: "OnlyCrashConsistent" }));
    const filter = "status eq 'Failed' and operation eq 'ConfigureBackup'";
    const jobs = await bench.arm(
      "GET",
      `${policiesPath.replace("backupPolicies", "backupJobs")}?api-version=2025-02-01&$filter=${filter}`,
    );
    expect((jobs.body as { value: unknown[] }).value).toMatchObject([
      { properties: { entityFriendlyName: "boost-web-01" } },
    ]);
  });
});
