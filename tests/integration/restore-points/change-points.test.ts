import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyDeletion } from "#lib/domain/run/deletion/deletion-run.ts";
import { deletePoints } from "#lib/services/restore-points/delete-points.ts";
import { getRestorePoint } from "#lib/services/restore-points/get-restore-point.ts";
import { listRestorePoints } from "#lib/services/restore-points/list-restore-points.ts";
import { pinPoints } from "#lib/services/restore-points/pin-points.ts";
import { takeBackPoints } from "#lib/services/restore-points/take-back-points.ts";
import { unpinPoints } from "#lib/services/restore-points/unpin-points.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

const dayMs = 86_400_000;
const daysAgo = (days: number): Date => new Date(testNow.getTime() - days * dayMs);
const inBin = (by: string) => ({ binnedAt: daysAgo(1), binnedBecause: by, purgeAt: daysAgo(-13) });

let world: TestWorld;
let vmId: string;
let vmName: string;
let vmCount = 0;
/** Expired, kept for days, and the last good one. */
let points: { expired: string; kept: string; last: string };

beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const seedPoint = async (days: number, more: object = {}, virtualMachineId = vmId) => {
  const runId = await seedRun(world.db, { virtualMachineId, createdAt: daysAgo(days) });
  return seedRestorePoint(world.db, { virtualMachineId, takenAt: daysAgo(days), runId, ...more });
};
beforeEach(async () => {
  vmCount++;
  vmName = `sql-${vmCount}`;
  vmId = (await seedProtectedVm(world.db, { name: vmName })).vmRowId;
  points = { expired: await seedPoint(30), kept: await seedPoint(3), last: await seedPoint(1) };
});

const pointOf = (id: string) => world.db.restorePoint.findUniqueOrThrow({ where: { id } });
const change = (id: string, data: object) => world.db.restorePoint.update({ where: { id }, data });
const remove = (pointIds: string[], confirmation = vmName) => deletePoints(world.context(), { pointIds, confirmation });
const messageOf = async (answer: ReturnType<typeof pinPoints>) => {
  const result = await answer;
  return result.ok ? result.value : result.error.message;
};

describe("Delete", () => {
  it("moves a point into the bin, says who did it and when it is final, and is audited", async () => {
    const purgeAt = daysAgo(-14);
    expect(await remove([points.kept])).toMatchObject({
      ok: true,
      value: [{ pointId: points.kept, vmName, refusal: null, purgeAt: purgeAt.toISOString() }],
    });
    expect(await pointOf(points.kept)).toMatchObject({
      binnedAt: testNow,
      binnedBecause: "olga@example.com",
      purgeAt,
      deletedAt: null,
    });
    expect(await world.db.auditEntry.findFirst({ orderBy: { seq: "desc" } })).toMatchObject({
      actor: "olga@example.com",
      action: "restorePoints.delete",
      target: vmName,
    });
    const listed = await listRestorePoints(world.context(), { virtualMachineId: vmId, bin: "in", limit: 25 });
    expect(listed.rows.find(({ id }) => id === points.kept)?.bin).toEqual({
      since: testNow.toISOString(),
      by: "olga@example.com",
      purgeAt: purgeAt.toISOString(),
    });
    const others = await listRestorePoints(world.context(), { virtualMachineId: vmId, bin: "out", limit: 25 });
    expect(others.rows).toMatchObject([{ id: points.last, isLastGood: true, bin: null }]);
  });

  it("lets a failed point go at once", async () => {
    const failed = await seedPoint(0, { provisioningState: "Failed" });
    expect(await remove([failed])).toMatchObject({ value: [{ purgeAt: testNow.toISOString() }] });
  });

  it("wants the name of the VM, and one VM at a time", async () => {
    expect(await remove([points.kept], "sql")).toMatchObject({
      error: { code: "invalid", fieldErrors: { confirmation: [`Type ${vmName} to confirm.`] } },
    });
    const { vmRowId: other } = await seedProtectedVm(world.db, { name: "other" });
    const elsewhere = await seedPoint(3, {}, other);
    expect(await messageOf(remove([points.kept, elsewhere]))).toContain("of one virtual machine");
    expect((await pointOf(points.kept)).binnedAt).toBeNull();
  });

  it("refuses each point that must stay with its reason, and takes the others", async () => {
    const foreign = await seedRestorePoint(world.db, { virtualMachineId: vmId, takenAt: daysAgo(2) });
    await change(points.kept, { pinned: true });
    const creating = await seedPoint(0, { provisioningState: "Creating" });
    const result = await remove([points.expired, points.kept, points.last, foreign, creating]);
    const refusals = result.ok ? Object.fromEntries(result.value.map((each) => [each.pointId, each.refusal])) : {};
    expect(refusals).toEqual({
      [points.expired]: null,
      [points.kept]: expect.stringContaining("pinned"),
      [points.last]: expect.stringContaining("last good restore point"),
      [foreign]: expect.stringContaining("another tool"),
      [creating]: expect.stringContaining("still being made"),
    });
  });

  it("says why when nothing can be deleted", async () => {
    expect(await messageOf(remove([points.last]))).toContain("last good restore point");
    expect(await messageOf(remove(["018f0000-0000-7000-8000-000000000000"]))).toContain("Reload the list");
    await change(points.kept, { deletedAt: testNow });
    expect(await messageOf(remove([points.kept]))).toBe("It is no longer in Azure.");
  });
});

describe("Pin and unpin", () => {
  it("takes a point out of the bin for good, until it is unpinned and nothing else keeps it", async () => {
    await change(points.expired, inBin("retention"));
    await pinPoints(world.context(), { pointIds: [points.expired] });
    expect(await pointOf(points.expired)).toMatchObject({
      pinned: true,
      binnedAt: null,
      purgeAt: null,
      keepUntil: null,
    });
    expect(await messageOf(pinPoints(world.context(), { pointIds: [points.expired] }))).toBe("It is pinned already.");

    expect(await unpinPoints(world.context(), { pointIds: [points.expired] })).toMatchObject({
      value: [{ isPinned: false, purgeAt: daysAgo(-14).toISOString() }],
    });
    expect(await messageOf(unpinPoints(world.context(), { pointIds: [points.expired] }))).toBe("It is not pinned.");
  });

  it("refuses what holds nothing, and what others made", async () => {
    const failed = await seedPoint(0, { provisioningState: "Failed" });
    const foreign = await seedRestorePoint(world.db, { virtualMachineId: vmId, takenAt: daysAgo(2) });
    expect(await messageOf(pinPoints(world.context(), { pointIds: [failed] }))).toContain("holds nothing to restore");
    expect(await messageOf(pinPoints(world.context(), { pointIds: [foreign] }))).toContain("another tool");
  });

  it("answers a repeated command what the first one answered", async () => {
    const ctx = world.context({ idempotencyKey: "018f0000-0000-7000-8000-00000000000a" });
    const first = await pinPoints(ctx, { pointIds: [points.kept] });
    expect(await pinPoints(ctx, { pointIds: [points.kept] })).toEqual(first);
  });

  it("of two people at the same time lets one win, and tells the other", async () => {
    const both = await Promise.all([pinPoints(world.context(), { pointIds: [points.kept] }), remove([points.kept])]);
    expect(both.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    const { pinned, binnedAt } = await pointOf(points.kept);
    expect(pinned && binnedAt !== null).toBe(false);
  });
});

describe("Take back from the bin", () => {
  it("gives a point that a person deleted back to its policy", async () => {
    await change(points.kept, inBin("olga@example.com"));
    await takeBackPoints(world.context(), { pointIds: [points.kept] });
    expect(await pointOf(points.kept)).toMatchObject({
      pinned: false,
      binnedAt: null,
      binnedBecause: null,
      purgeAt: null,
    });
    expect(await messageOf(takeBackPoints(world.context(), { pointIds: [points.kept] }))).toContain("not in the bin");
  });

  it("pins what its policy no longer keeps, or it would go back at once", async () => {
    await change(points.expired, inBin("retention"));
    expect(await takeBackPoints(world.context(), { pointIds: [points.expired] })).toMatchObject({
      value: [{ isPinned: true, purgeAt: null }],
    });
  });

  it("is too late once a job is deleting the point, but not while the job is at work on another", async () => {
    await change(points.kept, inBin("olga@example.com"));
    await change(points.expired, inBin("retention"));
    const toDelete = [points.expired, points.kept].map((id) => ({ id, name: id, armId: `/${id}` }));
    await seedRun(world.db, {
      ...{ virtualMachineId: vmId, createdAt: testNow, kind: "DeletePoints", status: "InProgress" },
      ...{ engineState: "awaiting", requestedMode: "", memory: { ...emptyDeletion, points: toDelete } },
    });
    expect(await messageOf(takeBackPoints(world.context(), { pointIds: [points.expired] }))).toContain("being deleted");
    expect(await takeBackPoints(world.context(), { pointIds: [points.kept] })).toMatchObject({ ok: true });
  });
});

describe("What is shown of a point", () => {
  it("marks a point of a fallback, but not the attempts before it", async () => {
    const warnings = [{ code: "FellBackToCrashConsistent", message: "The guest failed." }];
    const runId = await seedRun(world.db, {
      ...{ virtualMachineId: vmId, createdAt: testNow, status: "CompletedWithWarnings", warnings },
      requestedMode: "ApplicationConsistent",
    });
    const attempt = await seedRestorePoint(world.db, {
      ...{ virtualMachineId: vmId, takenAt: testNow, runId, provisioningState: "Failed", achievedMode: null },
    });
    const fallback = await seedRestorePoint(world.db, { virtualMachineId: vmId, takenAt: testNow, runId });
    expect(await getRestorePoint(world.context(), { id: attempt })).toMatchObject({ isFallback: false });
    expect(await getRestorePoint(world.context(), { id: fallback })).toMatchObject({ isFallback: true });
  });
});
