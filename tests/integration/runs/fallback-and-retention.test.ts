import { afterAll, beforeAll, expect, it } from "vitest";
import type { RunStep } from "#lib/domain/run/run-step.ts";
import { type RealEngine, type RunLook, startRealEngine } from "#tests/support/real-engine.ts";

/** Everything real: worker process, queue, SDK, simulator over TLS. */
let engine: RealEngine;
beforeAll(async () => {
  engine = await startRealEngine("50-100");
  await engine.startWorker();
});
afterAll(() => engine?.stop());

const hasEnded = (run: RunLook) => run.endedAt !== null;
const backUp = async (vmId: string) => engine.untilRun(await engine.backUp(vmId), hasEnded);
const isInAzure = async (run: RunLook): Promise<boolean> => {
  const answer = await engine.azure.readRestorePoint(run.restorePoints.at(-1)?.armId ?? "");
  return answer.ok;
};

it("takes a crash-consistent point when the guest fails an application-consistent one, and says so", async () => {
  const vmId = await engine.protect("sql-prod-01", {
    consistencyType: "ApplicationWithCrashFallback",
    schedule: { frequency: "Daily", startTime: "08:00" },
    retries: 0,
  });
  await engine.simulator.control("POST", "/machines/guest", { name: "sql-prod-01", vssWriters: "bad" });
  const run = await backUp(vmId);
  expect(run).toMatchObject({
    status: "CompletedWithWarnings",
    requestedMode: "ApplicationConsistent",
    achievedMode: "CrashConsistent",
    warnings: [{ code: "FellBackToCrashConsistent" }],
  });
  expect(await engine.db.protectedItem.findUnique({ where: { virtualMachineId: vmId } })).toMatchObject({
    state: "Protected",
    fallbackStreak: 1,
  });
  expect(run.restorePoints.map(({ provisioningState }) => provisioningState)).toEqual(["Failed", "Succeeded"]);
  expect(run.events.map(({ message }) => message).join(" ")).toContain("Falling back to a crash-consistent snapshot");
});

it("fails where the policy does not fall back", async () => {
  const vmId = await engine.protect("sql-prod-02", {
    consistencyType: "ApplicationConsistent",
    schedule: { frequency: "Daily", startTime: "08:00" },
    retries: 0,
  });
  await engine.simulator.control("POST", "/machines/guest", { name: "sql-prod-02", vssWriters: "bad" });
  expect(await backUp(vmId)).toMatchObject({ status: "Failed", error: { code: "VMRestorePointClientError" } });
});

it("puts what no tier keeps into the bin, deletes it in Azure when its days are over, and never the last good one", async () => {
  const vmId = await engine.protect("web-prod-01", { instantRetentionDays: 1 });
  const first = await backUp(vmId);
  // As if it had been taken long ago and its own expiry were over.
  const longAgo = new Date(Date.now() - 40 * 86_400_000);
  const point = { where: { id: first.restorePoints[0]?.id ?? "" } };
  await engine.db.restorePoint.update({ ...point, data: { takenAt: longAgo, keepUntil: longAgo } });
  await engine.simulator.control("POST", "/clock/advance", { seconds: 3_700 });
  await engine.db.restorePoint.update({ ...point, data: { createdAt: longAgo } });

  const second = await backUp(vmId);
  expect(second.status).toBe("Completed");
  expect((second.steps as RunStep[]).at(-1)).toMatchObject({ name: "Apply retention", status: "Completed" });
  const binned = await engine.db.restorePoint.findUniqueOrThrow(point);
  expect(binned).toMatchObject({ binnedBecause: "retention", deletedAt: null });
  expect(await isInAzure(first)).toBe(true);
  expect(await engine.planDeletions()).toBe(0);

  await engine.db.restorePoint.update({ ...point, data: { purgeAt: new Date() } });
  expect(await engine.planDeletions()).toBe(1);
  const { id } = await engine.db.run.findFirstOrThrow({ where: { kind: "DeletePoints", virtualMachineId: vmId } });
  const deletion = await engine.untilRun(id, hasEnded);
  expect(deletion.status).toBe("Completed");
  expect(await isInAzure(first)).toBe(false);
  expect(await isInAzure(second)).toBe(true);
  expect((await engine.db.restorePoint.findUniqueOrThrow(point)).deletedAt).not.toBeNull();
});
