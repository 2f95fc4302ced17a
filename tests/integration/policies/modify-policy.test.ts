import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ModifyPolicyInput, PolicyChangePlanDto } from "#lib/contracts/policy-changes.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { getPolicy } from "#lib/services/policies/get-policy.ts";
import { listPointsToGo } from "#lib/services/policies/list-points-to-go.ts";
import { listPolicyVersions } from "#lib/services/policies/list-policy-versions.ts";
import { modifyPolicy } from "#lib/services/policies/modify-policy.ts";
import { previewPolicyChange } from "#lib/services/policies/preview-policy-change.ts";
import { configureBackup } from "#lib/services/protection/configure-backup.ts";
import { applyRetention } from "#lib/services/retention/apply-retention.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";
import { makeDisk } from "#tests/support/vm-facts.ts";

const dayMs = 86_400_000;
const os = makeDisk({ role: "os" });
const ultra = makeDisk({ lun: 0, name: "ultra", sku: "UltraSSD_LRS" });
const cached = makeDisk({ lun: 1, name: "cached", caching: "ReadWrite" });
const application: PolicySettings = { ...defaultPolicySettings, consistencyType: "ApplicationConsistent" };

let world: TestWorld;
let subscription: string;
let policyId: string;
beforeAll(async () => {
  world = await createTestWorld();
  subscription = await seedSubscription(world.db);
});
beforeEach(async () => {
  policyId = await policy(defaultPolicySettings);
});
afterAll(() => world.close());

async function policy(settings: PolicySettings): Promise<string> {
  const result = await createPolicy(world.context(), { name: `policy-${randomUUID()}`, settings });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.policyId;
}

async function protectedVm(facts: Parameters<typeof seedVm>[2] = {}, policy = policyId): Promise<string> {
  const vmId = await seedVm(world.db, subscription, facts);
  const vm = { vmId, excludedDiskNames: [], acceptedWarnings: [], osDiskLeftOutAcknowledged: false };
  const result = await configureBackup(world.context(), { policyId: policy, vms: [vm] });
  if (!result.ok || !result.value.outcomes[0]?.runId) throw new Error(JSON.stringify(result));
  return vmId;
}

async function shown(settings: PolicySettings, policy = policyId): Promise<PolicyChangePlanDto> {
  const plan = await previewPolicyChange(world.context(), { policyId: policy, settings });
  if (!plan.ok) throw new Error(plan.error.message);
  return plan.value;
}

const save = (plan: PolicyChangePlanDto, change: Partial<ModifyPolicyInput> = {}, context = {}) =>
  modifyPolicy(world.context(context), {
    policyId: plan.policy.id,
    settings: plan.settings,
    plannedAt: plan.plannedAt,
    fingerprint: plan.fingerprint,
    acceptedWarnings: [],
    unsupported: "refuse",
    ...change,
  });

const itemOf = (vmId: string) => world.db.protectedItem.findUniqueOrThrow({ where: { virtualMachineId: vmId } });
const daily: PolicySettings = { ...defaultPolicySettings, schedule: { frequency: "Daily", startTime: "02:00" } };

async function goodPoint(vmId: string, daysAgo: number): Promise<string> {
  const takenAt = new Date(testNow.getTime() - daysAgo * dayMs);
  const runId = await seedRun(world.db, { virtualMachineId: vmId, createdAt: takenAt });
  return seedRestorePoint(world.db, { virtualMachineId: vmId, takenAt, runId });
}

test("an edit makes a new version, moves the next runs and leaves a Configure backup job per VM", async () => {
  const vmId = await protectedVm();
  const plan = await shown(daily);
  expect(plan.changes).toEqual([{ field: "Schedule", before: "Every 4 hours from 08:00", after: "Daily at 02:00" }]);
  expect([plan.rpoHours, plan.pointsPerVm]).toEqual([
    { before: 4, after: 24 },
    { before: 42, after: 7 },
  ]);
  expect(plan.vms).toMatchObject([{ vmId, standing: "follows", verdict: "eligible", goes: null }]);

  const result = await save(plan);
  expect(result).toMatchObject({ ok: true, value: { version: 2, failed: 0 } });
  expect(await getPolicy(world.context(), { policyId })).toMatchObject({ version: 2, settings: daily });
  const item = await itemOf(vmId);
  expect(item.nextRunAt).toEqual(nextRun(daily, vmId, testNow)?.runAt);
  expect(item.nextRunAt?.toISOString()).toBe(plan.vms[0]?.nextRunAt);
  const [run] = await world.db.run.findMany({ where: { virtualMachineId: vmId, policyChangeId: { not: null } } });
  expect(run).toMatchObject({ kind: "ConfigureBackup", status: "Completed" });
  expect(await world.db.auditEntry.count({ where: { action: "policy.modify" } })).toBe(1);

  const { rows } = await listPolicyVersions(world.context(), { policyId, limit: 10 });
  expect(rows.map((row) => [row.number, row.changes.length, row.change])).toEqual([
    [2, 1, { id: expect.any(String), configured: 1, failed: 0, revertible: 0 }],
    [1, 0, null],
  ]);
});

test("the points that a shorter retention lets go are listed before, and retention then bins exactly these", async () => {
  const vmId = await protectedVm();
  await goodPoint(vmId, 0);
  const [third, fifth] = [await goodPoint(vmId, 3), await goodPoint(vmId, 5)];
  const settings = { ...defaultPolicySettings, instantRetentionDays: 2 };
  const plan = await shown(settings);
  expect(plan.vms[0]?.goes).toEqual({
    count: 2,
    oldestAt: new Date(testNow.getTime() - 5 * dayMs).toISOString(),
    newestAt: new Date(testNow.getTime() - 3 * dayMs).toISOString(),
  });
  const listed = await listPointsToGo(world.context(), { policyId, settings, vmId, plannedAt: plan.plannedAt });
  expect(listed.ok && listed.value.map(({ id }) => id)).toEqual([fifth, third]);

  expect((await save(plan)).ok).toBe(true);
  expect(world.jobs).toContainEqual({ name: "apply-retention", payload: { v: 1, virtualMachineId: vmId } });
  await world.db.$transaction((tx) => applyRetention(world.context(), tx, [vmId]));
  const binned = await world.db.restorePoint.findMany({
    where: { virtualMachineId: vmId, binnedAt: { not: null } },
    select: { id: true },
  });
  expect(binned.map(({ id }) => id).sort()).toEqual([third, fifth].sort());
});

test("nothing is saved when the world has changed since the effects were shown", async () => {
  const changes: Record<string, (vmId: string) => Promise<unknown>> = {
    "another edit": async () => save(await shown({ ...defaultPolicySettings, instantRetentionDays: 9 })),
    "another VM": () => protectedVm(),
    "a pinned point": (vmId) =>
      world.db.restorePoint.updateMany({ where: { virtualMachineId: vmId }, data: { pinned: true } }),
    "a changed VM": async (vmId) => {
      const { facts } = await world.db.virtualMachine.findUniqueOrThrow({ where: { id: vmId } });
      const changed = { ...(facts as object), disks: [os, cached] };
      await world.db.virtualMachine.update({ where: { id: vmId }, data: { facts: changed } });
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    policyId = await policy(defaultPolicySettings);
    const vmId = await protectedVm();
    await goodPoint(vmId, 0);
    await goodPoint(vmId, 5);
    const plan = await shown({ ...daily, instantRetentionDays: 2 });
    await change(vmId);
    const before = await world.db.policyVersion.count({ where: { policyId } });
    expect(await save(plan), what).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(await world.db.policyVersion.count({ where: { policyId } }), what).toBe(before);
  }
});

test("time alone does not make the plan untrue, until it is half an hour old", async () => {
  const vmId = await protectedVm();
  await goodPoint(vmId, 0);
  await goodPoint(vmId, 6.999);
  const plan = await shown({ ...daily, instantRetentionDays: 2 });
  const at = (minutes: number) => ({ now: () => new Date(testNow.getTime() + minutes * 60_000) });
  expect(await save(plan, {}, at(31))).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(await save(plan, {}, at(29))).toMatchObject({ ok: true });
});

test("two people who save at once make one version; the other is told", async () => {
  await protectedVm();
  const [one, two] = [await shown(daily), await shown({ ...daily, instantRetentionDays: 9 })];
  const results = await Promise.all([save(one), save(two)]);
  expect(results.map((result) => result.ok).toSorted()).toEqual([false, true]);
  expect(await world.db.policyVersion.count({ where: { policyId } })).toBe(2);
});

test("a new warning must be accepted first; who accepted an earlier one stays as it was", async () => {
  policyId = await policy(application);
  const vmId = await protectedVm({ disks: [os, cached] });
  const plan = await shown(defaultPolicySettings);
  expect(plan.vms[0]?.newWarnings.map(({ ruleId }) => ruleId)).toEqual(["E34"]);
  expect(await save(plan)).toMatchObject({ ok: false, error: { code: "notPossible" } });
  expect((await save(plan, { acceptedWarnings: ["E34"] })).ok).toBe(true);
  const first = (await itemOf(vmId)).acceptedWarnings;
  expect(first).toMatchObject([{ ruleId: "E34", acceptedBy: "olga@example.com" }]);

  const later = { now: () => new Date(testNow.getTime() + 60_000) };
  expect((await save(await shown(daily), {}, later)).ok).toBe(true);
  expect((await itemOf(vmId)).acceptedWarnings).toEqual(first);
});

test("option 2: unsupported VMs are named before; gone on anyway, their jobs fail and the others follow", async () => {
  policyId = await policy(application);
  const good = await protectedVm();
  const bad = await protectedVm({ name: "with-ultra", disks: [os, ultra] });
  const plan = await shown(defaultPolicySettings);
  expect(plan.vms.map((vm) => [vm.vmId, vm.standing]).toSorted()).toEqual(
    [
      [good, "follows"],
      [bad, "unsupported"],
    ].toSorted(),
  );
  const refused = await save(plan);
  expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining("with-ultra") } });

  const result = await save(plan, { unsupported: "fail" });
  expect(result).toMatchObject({ ok: true, value: { version: 2, failed: 1 } });
  const runs = await world.db.run.findMany({ where: { policyChangeId: result.ok ? result.value.changeId : "" } });
  expect(runs.map((run) => [run.virtualMachineId, run.status]).toSorted()).toEqual(
    [
      [good, "Completed"],
      [bad, "Failed"],
    ].toSorted(),
  );
  expect(runs.find((run) => run.virtualMachineId === bad)?.error).toMatchObject({ code: "VmNotSupported" });
  expect((await itemOf(bad)).state).toBe("ProtectionError");
  const { rows } = await listPolicyVersions(world.context(), { policyId, limit: 1 });
  expect(rows[0]?.change).toMatchObject({ configured: 1, failed: 1, revertible: 1 });
});

test("a VM that could not be backed up before is no fault of the edit, and does not stop it", async () => {
  const vmId = await protectedVm();
  const { facts } = await world.db.virtualMachine.findUniqueOrThrow({ where: { id: vmId } });
  const changed = { ...(facts as object), disks: [os, ultra] };
  await world.db.virtualMachine.update({ where: { id: vmId }, data: { facts: changed } });
  const plan = await shown(daily);
  expect(plan.vms[0]?.standing).toBe("blockedAnyway");
  expect((await save(plan)).ok).toBe(true);
  const [run] = await world.db.run.findMany({ where: { virtualMachineId: vmId, policyChangeId: { not: null } } });
  expect(run).toMatchObject({ status: "CompletedWithWarnings", warnings: [{ code: "StillNotEligible" }] });
});

test("an edit that changes nothing, and one that breaks a rule, are refused", async () => {
  expect(await save(await shown(defaultPolicySettings))).toMatchObject({ ok: false, error: { code: "notPossible" } });
  const wrong = { ...defaultPolicySettings, instantRetentionDays: 900 };
  const plan = await previewPolicyChange(world.context(), { policyId, settings: wrong });
  expect(plan).toMatchObject({ ok: false, error: { fieldErrors: { instantRetentionDays: [expect.any(String)] } } });
});

test("a rule for disks lifts what blocked, is shown per VM before, and the stored verdict follows it at once", async () => {
  const applied = await policy(application);
  const vmId = await protectedVm({ disks: [os, ultra] }, applied);
  const crash: PolicySettings = {
    ...defaultPolicySettings,
    excludeDisks: { luns: [], skus: [ultra.sku ?? ""], tags: [] },
  };
  const plan = await shown(crash, applied);
  expect(plan.vms).toMatchObject([
    { vmId, standing: "follows", ruledOut: [{ name: "ultra", because: "type UltraSSD_LRS" }] },
  ]);
  expect((await save(plan)).ok).toBe(true);
  const verdicts = await world.db.assessment.findMany({ where: { virtualMachineId: vmId, mode: "CrashConsistent" } });
  expect(verdicts).toMatchObject([{ verdict: "eligible" }]);
  // What the policy leaves out is not written to the VM: another rule brings the disk back.
  expect((await itemOf(vmId)).excludedDiskIds).toEqual([]);
});
