import type { AzureIaaSVMJob, IaasVMRecoveryPoint } from "@azure/arm-recoveryservicesbackup";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect } from "#tests/support/azure-clients.ts";
import { type BackupBench, fleetVault, group, namesOf, startBackupBench } from "#tests/support/backup-bench.ts";

let bench: BackupBench;
let vaultPath: string;
beforeAll(async () => {
  bench = await startBackupBench({ operationMs: "60000-60000" });
  await bench.advanceToHour(6);
  vaultPath = `/subscriptions/${bench.subscriptionId}/resourceGroups/${group}/providers/Microsoft.RecoveryServices/vaults/${fleetVault}`;
});
afterAll(() => bench?.simulator.stop());

const itemPath = (vmName: string) => {
  const { container, item } = namesOf(bench.machine(vmName).vm.id);
  return `${vaultPath}/backupFabrics/Azure/protectionContainers/${container}/protectedItems/${item}`;
};
const trigger = (vmName: string, more: Record<string, unknown> = {}) =>
  bench.arm("POST", `${itemPath(vmName)}/backup?api-version=2025-02-01`, {
    properties: { objectType: "IaasVMBackupRequest", ...more },
  });
const pointsOf = async (vmName: string) => {
  const { container, item } = namesOf(bench.machine(vmName).vm.id);
  const points = await collect(bench.backup.recoveryPoints.list(fleetVault, group, "Azure", container, item));
  return points.map((point) => point.properties as IaasVMRecoveryPoint);
};
const jobsOf = async (filter: string) =>
  (await collect(bench.backup.backupJobs.list(fleetVault, group, { filter }))).map(
    (job) => ({ ...job.properties, name: job.name }) as AzureIaaSVMJob & { name: string },
  );
const jobOf = async (name: string) =>
  (await bench.backup.jobDetails.get(fleetVault, group, name)).properties as AzureIaaSVMJob;

describe("a scheduled backup", () => {
  it("has left recovery points and jobs of the month before the first start", async () => {
    const points = await pointsOf("erp-db-02");
    expect(points.length).toBeGreaterThan(60);
    expect(new Set(points.map((point) => point.recoveryPointType))).toEqual(new Set(["CrashConsistent"]));
    const jobs = await jobsOf("operation eq 'Backup' and status eq 'Completed'");
    expect(jobs.filter((job) => job.entityFriendlyName === "erp-db-02").length).toBeGreaterThan(150);
  });

  it("comes when the clock reaches it, and only the day's last goes to the vault", async () => {
    const before = await pointsOf("erp-db-02");
    const latest = before[0]?.recoveryPointTime?.getTime() ?? 0;
    await bench.advance(24 * 3600);
    const after = (await pointsOf("erp-db-02")).filter((point) => (point.recoveryPointTime?.getTime() ?? 0) > latest);
    expect(after.length).toBe(6);
    const inVault = after.filter((point) => point.recoveryPointTierDetails?.some((tier) => tier.type === "HardenedRP"));
    expect(inVault.length).toBe(1);
  });

  it("fails with Azure Backup's code while the agent is silent", async () => {
    const [job] = await jobsOf("operation eq 'Backup' and status eq 'Failed'");
    expect(job).toMatchObject({ entityFriendlyName: "no-agent-02", isUserTriggered: false });
    expect(job?.errorDetails).toMatchObject([{ errorTitle: "UserErrorGuestAgentStatusUnavailable" }]);
    expect(await pointsOf("no-agent-02")).toEqual([]);
    const item = await bench.arm("GET", `${itemPath("no-agent-02")}?api-version=2025-02-01`);
    expect(item.body).toMatchObject({ properties: { protectionState: "IRPending", healthStatus: "ActionRequired" } });
  });

  it("never takes the last point away, however long nothing succeeds", async () => {
    const { name } = bench.machine("erp-app-03").vm;
    await bench.simulator.control("POST", "/machines/delete", { name });
    await bench.advance(60 * 24 * 3600);
    expect(await pointsOf("erp-app-03")).toHaveLength(1);
    const failed = await jobsOf("operation eq 'Backup' and status eq 'Failed'");
    const own = failed.find((job) => job.entityFriendlyName === "erp-app-03");
    expect(own?.errorDetails).toMatchObject([{ errorTitle: "UserErrorVmNotFoundV2" }]);
  });
});

describe("a backup on demand", () => {
  it("takes a snapshot first and copies it to the vault then", async () => {
    const accepted = await trigger("erp-db-01", { recoveryPointExpiryTimeInUTC: "2099-01-01T00:00:00Z" });
    expect(accepted.status).toBe(202);
    const [running] = await jobsOf("operation eq 'Backup' and status eq 'InProgress'");
    expect(await jobOf(running?.name ?? "")).toMatchObject({
      isUserTriggered: true,
      actionsInfo: ["Cancellable"],
      extendedInfo: {
        tasksList: [
          { taskId: "Take Snapshot", status: "InProgress" },
          { taskId: "Transfer data to vault", status: "NotStarted" },
        ],
      },
    });
    const count = (await pointsOf("erp-db-01")).length;
    await bench.advance(61);
    const { status, jobId } = await bench.settled(accepted);
    expect({ status, jobId }).toEqual({ status: "Succeeded", jobId: running?.name });
    expect(await jobOf(jobId)).toMatchObject({
      status: "InProgress",
      extendedInfo: { tasksList: [{ status: "Completed" }, { status: "InProgress" }] },
    });
    const [point, ...others] = await pointsOf("erp-db-01");
    expect(others).toHaveLength(count);
    expect(point).toMatchObject({
      recoveryPointType: "AppConsistent",
      recoveryPointTierDetails: [{ type: "InstantRP", status: "Valid" }],
    });
    await bench.advance(16 * 60);
    expect(await jobOf(jobId)).toMatchObject({ status: "Completed" });
    const stored = (await pointsOf("erp-db-01")).find(
      (candidate) => candidate.recoveryPointTime?.getTime() === point?.recoveryPointTime?.getTime(),
    );
    expect(stored?.recoveryPointTierDetails).toMatchObject([
      { type: "InstantRP" },
      { type: "HardenedRP", status: "Valid" },
    ]);
    expect(stored?.recoveryPointProperties?.expiryTime).toBe("2099-01-01T00:00:00.0000000Z");
  });

  it("is crash-consistent under a crash-consistent policy, whatever the guest", async () => {
    await trigger("erp-db-02");
    await bench.advance(61);
    expect((await pointsOf("erp-db-02"))[0]?.recoveryPointType).toBe("CrashConsistent");
  });

  it("can be cancelled while the snapshot is taken, and leaves no point then", async () => {
    await bench.advance(3600);
    const count = (await pointsOf("erp-app-04")).length;
    await trigger("erp-app-04");
    const [job] = await jobsOf("operation eq 'Backup' and status eq 'InProgress'");
    await bench.simulator.control("POST", "/faults", {
      operation: "JobCancellations_Trigger",
      kind: "slow",
      delayMs: 1,
    });
    await bench.backup.jobCancellations.trigger(fleetVault, group, job?.name ?? "");
    await bench.advance(61);
    expect(await jobOf(job?.name ?? "")).toMatchObject({ status: "Cancelled" });
    expect(await pointsOf("erp-app-04")).toHaveLength(count);
    await expect(bench.backup.jobCancellations.trigger(fleetVault, group, job?.name ?? "")).rejects.toMatchObject({
      code: "UserErrorJobCannotBeCancelled",
    });
  });

  it.each([
    ["while another is running", "erp-db-01", {}, 409, "UserErrorBackupOperationInProgress"],
    ["of a machine that is not protected", "erp-app-01", {}, 404, "BMSUserErrorContainerObjectNotFound"],
    [
      "with an expiry in the past",
      "erp-db-02",
      { recoveryPointExpiryTimeInUTC: "2001-01-01T00:00:00Z" },
      400,
      "InvalidParameter",
    ],
    ["of another kind", "erp-db-02", { objectType: "AzureFileShareBackupRequest" }, 400, "InvalidRequestContent"],
  ])("is refused %s", async (_what, vmName, more, status, code) => {
    if (code === "UserErrorBackupOperationInProgress") await trigger(vmName);
    expect(await trigger(vmName, more)).toMatchObject({ status, body: { error: { code } } });
  });

  it("is refused when nine have been asked for that day", async () => {
    await bench.advance(3600);
    await bench.advanceToHour(6);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 10; attempt += 1) {
      statuses.push((await trigger("erp-db-01")).status);
      await bench.advance(61);
    }
    expect(statuses).toEqual([...Array<number>(9).fill(202), 429]);
  });
});

describe("the list of jobs", () => {
  it("takes the filters of the official examples", async () => {
    const all = await jobsOf("startTime eq '2016-01-01 00:00:00 AM' and endTime eq '2099-11-29 11:59:59 PM'");
    expect(all.length).toBeGreaterThan(100);
    expect(await jobsOf("startTime eq '2016-01-01 00:00:00 AM' and endTime eq '2017-11-29 00:00:00 AM'")).toEqual([]);
    await expect(jobsOf("status gt 3")).rejects.toMatchObject({ code: "InvalidParameter" });
  });

  it("has the latest first, over its pages", async () => {
    const starts = (await jobsOf("operation eq 'Backup'")).map((job) => job.startTime?.getTime() ?? 0);
    expect(starts.length).toBeGreaterThan(100);
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
  });
});
