import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPolicyInput } from "#lib/contracts/policies.ts";
import type { ConfigureBackupInput, ConfigureOutcome } from "#lib/contracts/protection.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { RunStep } from "#lib/domain/run/run-step.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { listAssociatedItems } from "#lib/services/policies/list-associated-items.ts";
import { configureBackup } from "#lib/services/protection/configure-backup.ts";
import { previewProtection } from "#lib/services/protection/preview-protection.ts";
import { stopProtection } from "#lib/services/protection/stop-protection.ts";
import { seedRestorePoint, seedRun } from "#tests/support/seed-run.ts";
import { seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";
import { makeDisk } from "#tests/support/vm-facts.ts";

let world: TestWorld;
let subscription: string;
let policyId: string;
beforeAll(async () => {
  world = await createTestWorld();
  subscription = await seedSubscription(world.db);
  policyId = await policy("four-hourly");
});
afterAll(() => world.close());

async function policy(name: string, settings: Partial<PolicySettings> = {}): Promise<string> {
  const input = createPolicyInput.parse({ name, settings: { ...defaultPolicySettings, ...settings } });
  const result = await createPolicy(world.context(), input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.policyId;
}

type VmChoice = Partial<ConfigureBackupInput["vms"][number]> & { vmId: string };

async function configure(vms: VmChoice[], policy = policyId, overrides = {}): Promise<ConfigureOutcome[]> {
  const none = { excludedDiskNames: [], acceptedWarnings: [], osDiskLeftOutAcknowledged: false };
  const input = { policyId: policy, vms: vms.map((vm) => ({ ...none, ...vm })) };
  const result = await configureBackup(world.context(overrides), input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.outcomes;
}

const itemOf = (vmId: string) => world.db.protectedItem.findUnique({ where: { virtualMachineId: vmId } });
const os = makeDisk({ role: "os" });
const ultra = makeDisk({ lun: 0, name: "ultra", sku: "UltraSSD_LRS" });
const cached = makeDisk({ lun: 1, name: "cached", caching: "ReadWrite" });

test("a VM that no rule objects to is protected, planned and has its Configure backup job and its story", async () => {
  const vmId = await seedVm(world.db, subscription, { name: "plain" });
  const [outcome] = await configure([{ vmId }]);
  expect(outcome).toEqual({ vmId, vmName: "plain", outcome: "configured", reason: null, runId: expect.any(String) });

  expect(await itemOf(vmId)).toMatchObject({
    policyId,
    state: "InitialBackupPending",
    excludedDiskIds: [],
    nextRunAt: nextRun(defaultPolicySettings, vmId, testNow)?.runAt,
  });
  const run = await world.db.run.findUniqueOrThrow({
    where: { id: outcome?.runId ?? "" },
    include: { events: true },
  });
  expect(run).toMatchObject({ kind: "ConfigureBackup", status: "Completed", requestedBy: "olga@example.com" });
  expect((run.steps as RunStep[]).map((step) => [step.name, step.status])).toEqual([
    ["Check eligibility", "Completed"],
    ["Save protection", "Completed"],
    ["Plan first backup", "Completed"],
  ]);
  expect(run.events.map((event) => event.message)).toEqual([
    "Protected with policy four-hourly (version 1) by olga@example.com.",
  ]);
  expect(await world.db.vmEvent.findMany({ where: { virtualMachineId: vmId } })).toMatchObject([
    { kind: "ProtectionConfigured", at: testNow },
  ]);
});

test("VMs are answered one by one: a blocked one does not hold back the others", async () => {
  const good = await seedVm(world.db, subscription, { name: "good" });
  const blocked = await seedVm(world.db, subscription, { name: "blocked", disks: [os, ultra] });
  const gone = randomUUID();
  const outcomes = await configure([{ vmId: blocked }, { vmId: good }, { vmId: gone }]);
  expect(outcomes.map(({ vmId, outcome, runId }) => [vmId, outcome, runId !== null])).toEqual([
    [blocked, "refused", false],
    [good, "configured", true],
    [gone, "refused", false],
  ]);
  expect(outcomes[0]?.reason).toContain("ultra");
  expect(await itemOf(blocked)).toBeNull();
  const [entry] = await world.db.auditEntry.findMany({
    where: { action: "protection.configure" },
    orderBy: { seq: "desc" },
    take: 1,
  });
  expect(entry).toMatchObject({ actor: "olga@example.com", target: "four-hourly", detail: { outcomes } });
});

test("a disk left out is kept by its ARM id, and the stored verdict counts without it at once", async () => {
  const vmId = await seedVm(world.db, subscription, { disks: [os, ultra] });
  const [outcome] = await configure([{ vmId, excludedDiskNames: ["ultra"] }]);
  expect(outcome?.outcome).toBe("configured");
  expect((await itemOf(vmId))?.excludedDiskIds).toEqual([ultra.id]);
  const key = { virtualMachineId_mode: { virtualMachineId: vmId, mode: "CrashConsistent" } };
  expect((await world.db.assessment.findUnique({ where: key }))?.verdict).toBe("eligible");
});

test("warnings refuse until accepted, then they are recorded with who and when", async () => {
  const vmId = await seedVm(world.db, subscription, { disks: [os, cached] });
  const [refused] = await configure([{ vmId }]);
  expect(refused).toMatchObject({ outcome: "refused", reason: expect.stringContaining("E34") });

  await configure([{ vmId, acceptedWarnings: ["E34"] }]);
  expect((await itemOf(vmId))?.acceptedWarnings).toEqual([
    { ruleId: "E34", acceptedBy: "olga@example.com", acceptedAt: testNow.toISOString() },
  ]);
});

test("another policy takes over a protected VM without forgetting how its last backup went", async () => {
  const vmId = await seedVm(world.db, subscription);
  await configure([{ vmId }]);
  await world.db.protectedItem.update({
    where: { virtualMachineId: vmId },
    data: { state: "ProtectionError", missedSlots: 2 },
  });
  const daily = await policy("daily", { schedule: { frequency: "Daily", startTime: "02:00" } });
  await configure([{ vmId }], daily);
  expect(await itemOf(vmId)).toMatchObject({ policyId: daily, state: "ProtectionError", missedSlots: 2 });
  expect((await listAssociatedItems(world.context(), { policyId: daily, limit: 10 })).rows).toMatchObject([{ vmId }]);
});

test("a repeated click configures once", async () => {
  const vmId = await seedVm(world.db, subscription);
  const overrides = { idempotencyKey: "configure-1" };
  const [first, second] = await Promise.all([
    configure([{ vmId }], policyId, overrides),
    configure([{ vmId }], policyId, overrides),
  ]);
  expect(second).toEqual(first);
  expect(await world.db.run.count({ where: { virtualMachineId: vmId } })).toBe(1);
});

test("two people configuring overlapping VMs at once leave one item each and wait for each other", async () => {
  const vmIds = await Promise.all([1, 2, 3].map(() => seedVm(world.db, subscription)));
  await Promise.all([
    configure(vmIds.map((vmId) => ({ vmId }))),
    configure(vmIds.toReversed().map((vmId) => ({ vmId }))),
  ]);
  expect(await world.db.protectedItem.count({ where: { virtualMachineId: { in: vmIds } } })).toBe(3);
});

test("a policy that is gone refuses the whole command", async () => {
  const vmId = await seedVm(world.db, subscription);
  const vms = [{ vmId, excludedDiskNames: [], acceptedWarnings: [], osDiskLeftOutAcknowledged: false }];
  const result = await configureBackup(world.context(), { policyId: randomUUID(), vms });
  expect(result).toMatchObject({ ok: false, error: { code: "notFound" } });
});

test("stopping ends planning and keeps the points; configuring again resumes", async () => {
  const vmId = await seedVm(world.db, subscription, { name: "stopper" });
  await configure([{ vmId }]);
  await world.db.protectedItem.update({
    where: { virtualMachineId: vmId },
    data: { state: "Protected", lastSuccessAt: testNow },
  });

  const stopped = await stopProtection(world.context(), { vmIds: [vmId] });
  expect(stopped).toEqual({
    ok: true,
    value: { outcomes: [{ vmId, vmName: "stopper", outcome: "stopped", reason: null }] },
  });
  expect(await itemOf(vmId)).toMatchObject({
    state: "ProtectionStopped",
    nextRunAt: null,
    stoppedAt: testNow,
    policyId,
  });
  expect(
    (await listAssociatedItems(world.context(), { policyId, limit: 200 })).rows.map((row) => row.vmId),
  ).not.toContain(vmId);

  const again = await stopProtection(world.context(), { vmIds: [vmId] });
  expect(again).toMatchObject({
    ok: true,
    value: { outcomes: [{ outcome: "refused", reason: expect.stringContaining("already") }] },
  });

  await configure([{ vmId }]);
  expect(await itemOf(vmId)).toMatchObject({ state: "Protected", stoppedAt: null, nextRunAt: expect.any(Date) });
  const story = await world.db.vmEvent.findMany({ where: { virtualMachineId: vmId }, orderBy: { id: "asc" } });
  expect(story.map((event) => event.message)).toEqual([
    "Protected with policy four-hourly (version 1) by olga@example.com.",
    "Protection stopped by olga@example.com. Restore points are kept.",
    "Protection resumed with policy four-hourly (version 1) by olga@example.com.",
  ]);
});

test("a VM without protection has nothing to stop", async () => {
  const vmId = await seedVm(world.db, subscription, { name: "bare" });
  expect(await stopProtection(world.context(), { vmIds: [vmId, randomUUID()] })).toMatchObject({
    ok: true,
    value: { outcomes: [{ outcome: "refused" }, { outcome: "refused" }] },
  });
  expect(await itemOf(vmId)).toBeNull();
});

test("the points that another policy would not keep are listed before; the save applies exactly that, or nothing", async () => {
  const vmId = await seedVm(world.db, subscription, { disks: [os] });
  await configure([{ vmId }]);
  const pointAt = async (daysAgo: number) => {
    const takenAt = new Date(testNow.getTime() - daysAgo * 86_400_000);
    const runId = await seedRun(world.db, { virtualMachineId: vmId, createdAt: takenAt });
    return seedRestorePoint(world.db, { virtualMachineId: vmId, runId, takenAt });
  };
  for (const daysAgo of [1, 3, 5]) await pointAt(daysAgo);
  const shorter = await policy("two-days", { instantRetentionDays: 2 });
  const look = async () => {
    const preview = await previewProtection(world.context(), {
      policyId: shorter,
      vms: [{ vmId, excludedDiskNames: null }],
    });
    if (!preview.ok) throw new Error(preview.error.message);
    return preview.value;
  };
  const save = ({ plannedAt, fingerprint }: { plannedAt: string; fingerprint: string }) =>
    configureBackup(world.context(), {
      policyId: shorter,
      shown: { plannedAt, fingerprint },
      vms: [{ vmId, excludedDiskNames: [], acceptedWarnings: [], osDiskLeftOutAcknowledged: false }],
    });

  const first = await look();
  expect(first.vms[0]?.goes).toMatchObject({ count: 2 });
  await pointAt(4);
  expect(await save(first)).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect((await itemOf(vmId))?.policyId).toBe(policyId);

  const second = await look();
  expect(second.vms[0]?.goes).toMatchObject({ count: 3 });
  expect(await save(second)).toMatchObject({ ok: true, value: { outcomes: [{ outcome: "configured" }] } });
  expect(world.jobs).toContainEqual({ name: "apply-retention", payload: { v: 1, virtualMachineId: vmId } });
});
