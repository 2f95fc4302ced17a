import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { PolicyChangePlanDto } from "#lib/contracts/policy-changes.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { toCrashConsistent } from "#lib/domain/policy/to-crash-consistent.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { getPolicy } from "#lib/services/policies/get-policy.ts";
import { listPolicyVersions } from "#lib/services/policies/list-policy-versions.ts";
import { modifyPolicy } from "#lib/services/policies/modify-policy.ts";
import { moveToCopy } from "#lib/services/policies/move-to-copy.ts";
import { previewPolicyChange } from "#lib/services/policies/preview-policy-change.ts";
import { revertFailed } from "#lib/services/policies/revert-failed.ts";
import { configureBackup } from "#lib/services/protection/configure-backup.ts";
import { seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";
import { makeDisk } from "#tests/support/vm-facts.ts";

const application: PolicySettings = {
  ...defaultPolicySettings,
  consistencyType: "ApplicationConsistent",
  instantRetentionDays: 5,
  minimumConsistency: "ApplicationConsistent",
};
const crash = toCrashConsistent(application);
const disks = [makeDisk({ role: "os" }), makeDisk({ lun: 0, name: "ultra", sku: "UltraSSD_LRS" })];

let world: TestWorld;
let subscription: string;
let [policyId, eligible, other, unsupported] = ["", "", "", ""];
beforeAll(async () => {
  world = await createTestWorld();
  subscription = await seedSubscription(world.db);
});
beforeEach(async () => {
  const created = await createPolicy(world.context(), { name: `policy-${randomUUID()}`, settings: application });
  policyId = created.ok ? created.value.policyId : "";
  eligible = await seedVm(world.db, subscription);
  other = await seedVm(world.db, subscription);
  unsupported = await seedVm(world.db, subscription, { disks });
  const vms = [eligible, other, unsupported].map((vmId) => ({
    ...{ vmId, excludedDiskNames: [], acceptedWarnings: [], osDiskLeftOutAcknowledged: false },
  }));
  await configureBackup(world.context(), { policyId, vms });
});
afterAll(() => world.close());

async function shown(settings = crash): Promise<PolicyChangePlanDto> {
  const plan = await previewPolicyChange(world.context(), { policyId, settings });
  if (!plan.ok) throw new Error(plan.error.message);
  return plan.value;
}

const planOf = ({ settings, plannedAt, fingerprint }: PolicyChangePlanDto) => ({
  ...{ policyId, settings, plannedAt, fingerprint, acceptedWarnings: [] },
});

async function move(vmIds: string[], name = `copy-${randomUUID()}`, plan?: PolicyChangePlanDto) {
  return moveToCopy(world.context(), { ...planOf(plan ?? (await shown())), name, vmIds });
}

const itemOf = (vmId: string) => world.db.protectedItem.findUniqueOrThrow({ where: { virtualMachineId: vmId } });
const policyOf = async (vmId: string) => (await itemOf(vmId)).policyId;

test("option 1: chosen VMs get a policy of the same schedule and retention, and a Configure backup job each", async () => {
  const result = await move([eligible]);
  if (!result.ok) throw new Error(result.error.message);
  const { policyId: copyId, changeId } = result.value;
  const copy = await getPolicy(world.context(), { policyId: copyId });
  expect(copy.settings).toEqual({ ...application, consistencyType: "OnlyCrashConsistent", minimumConsistency: null });
  expect(await Promise.all([eligible, other, unsupported].map(policyOf))).toEqual([copyId, policyId, policyId]);
  expect((await itemOf(eligible)).nextRunAt).toEqual(nextRun(crash, eligible, testNow)?.runAt);
  const runs = await world.db.run.findMany({ where: { policyChangeId: changeId } });
  expect(runs).toMatchObject([{ kind: "ConfigureBackup", virtualMachineId: eligible, status: "Completed" }]);
  expect(await world.db.policyChange.findUnique({ where: { id: changeId } })).toMatchObject({
    kind: "Assigned",
    plan: { fromPolicyId: policyId, vms: [{ vmId: eligible, standing: "follows" }] },
  });
});

test("split: what the edit supports moves to a copy of the policy, the rest keep theirs unchanged", async () => {
  const plan = await shown();
  const follows = plan.vms.filter((vm) => vm.standing === "follows").map((vm) => vm.vmId);
  expect(follows.toSorted()).toEqual([eligible, other].toSorted());
  expect((await move(follows, undefined, plan)).ok).toBe(true);
  expect(await policyOf(unsupported)).toBe(policyId);
  expect(await getPolicy(world.context(), { policyId })).toMatchObject({ version: 1, associatedItems: 1 });
});

test("a VM that the new settings do not support, or that has left the policy, is not moved", async () => {
  expect(await move([eligible, unsupported])).toMatchObject({ ok: false, error: { code: "notPossible" } });
  expect(await move([randomUUID()])).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(await policyOf(eligible)).toBe(policyId);
});

test("a taken name leaves everything as it was, with the sentence at the field", async () => {
  const taken = await getPolicy(world.context(), { policyId });
  const result = await move([eligible], taken.name.toUpperCase().replace("POLICY", "policy"));
  expect(result).toMatchObject({ ok: false, error: { code: "conflict", fieldErrors: { name: [expect.any(String)] } } });
  expect(await policyOf(eligible)).toBe(policyId);
});

test("revert and keep the rest: failed VMs get a policy with the settings of before, the others keep the edit", async () => {
  const saved = await modifyPolicy(world.context(), { ...planOf(await shown()), unsupported: "fail" });
  if (!saved.ok) throw new Error(saved.error.message);
  const { changeId } = saved.value;
  expect((await itemOf(unsupported)).state).toBe("ProtectionError");

  const name = `before-${randomUUID()}`;
  const result = await revertFailed(world.context(), { changeId, name });
  if (!result.ok) throw new Error(result.error.message);
  expect(await itemOf(unsupported)).toMatchObject({ policyId: result.value.policyId, state: "InitialBackupPending" });
  const previous = await getPolicy(world.context(), { policyId: result.value.policyId });
  expect(previous).toMatchObject({ name, settings: application, associatedItems: 1 });
  expect(await Promise.all([eligible, other].map(policyOf))).toEqual([policyId, policyId]);
  expect(await getPolicy(world.context(), { policyId })).toMatchObject({ version: 2, settings: crash });
  const runs = await world.db.run.findMany({ where: { policyChangeId: result.value.changeId } });
  expect(runs).toMatchObject([{ virtualMachineId: unsupported, status: "Completed" }]);

  const { rows } = await listPolicyVersions(world.context(), { policyId, limit: 1 });
  expect(rows[0]?.change).toMatchObject({ failed: 1, revertible: 0 });
  const again = await revertFailed(world.context(), { changeId, name: `again-${randomUUID()}` });
  expect(again).toMatchObject({ ok: false, error: { code: "conflict" } });
});

test("of two people who revert the same edit, one does it and the other is told", async () => {
  const saved = await modifyPolicy(world.context(), { ...planOf(await shown()), unsupported: "fail" });
  const changeId = saved.ok ? saved.value.changeId : "";
  const names = [`one-${randomUUID()}`, `two-${randomUUID()}`];
  const results = await Promise.all(names.map((name) => revertFailed(world.context(), { changeId, name })));
  expect(results.map((result) => result.ok).toSorted()).toEqual([false, true]);
});
