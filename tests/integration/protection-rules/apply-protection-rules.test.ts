import { afterAll, beforeEach, expect, test } from "vitest";
import { stopProtection } from "#lib/services/protection/stop-protection.ts";
import { applyProtectionRules } from "#lib/services/protection-rules/apply-protection-rules.ts";
import { deleteProtectionRule } from "#lib/services/protection-rules/delete-protection-rule.ts";
import { switchProtectionRule } from "#lib/services/protection-rules/switch-protection-rule.ts";
import { getVm } from "#lib/services/vms/get-vm.ts";
import { testNow } from "#tests/support/service-context.ts";
import {
  addRule,
  createRuleWorld,
  draftOf,
  itemOf,
  protectByHand,
  type RuleWorld,
  seedTagged,
  unwrap,
  withCache,
  withUltra,
} from "./rule-world.ts";

const worlds: RuleWorld[] = [];
let world: RuleWorld;
beforeEach(async () => {
  world = await createRuleWorld();
  worlds.push(world);
});
afterAll(async () => {
  for (const used of worlds) await used.close();
});

const apply = () => applyProtectionRules(world.context({ actor: { kind: "system", name: "worker" } }));
const prod = { tags: [{ name: "env", value: "prod" }] };
const setTags = (id: string, tags: object) => world.db.virtualMachine.update({ where: { id }, data: { tags } });

test("a VM that matches is protected by a Configure backup job in the rule's name, once", async () => {
  const vmId = await seedTagged(world, "erp-01", { env: "prod" });
  const other = await seedTagged(world, "erp-02", { env: "dev" });
  const ruleId = await addRule(world, draftOf(world.gold, prod));
  expect(world.jobs).toMatchObject([{ name: "apply-protection-rules" }]);

  expect(await apply()).toBe(1);
  expect(await apply()).toBe(0);
  expect(await itemOf(world, vmId)).toMatchObject({ policyId: world.gold, ruleId, state: "InitialBackupPending" });
  expect(await itemOf(world, other)).toBeNull();

  const runs = await world.db.run.findMany({ where: { virtualMachineId: vmId } });
  expect(runs).toMatchObject([{ kind: "ConfigureBackup", status: "Completed", requestedBy: "rule Production" }]);
  const events = await world.db.vmEvent.findMany({ where: { virtualMachineId: vmId } });
  expect(events.map(({ message }) => message)).toEqual(["Protected with policy gold (version 1) by rule Production."]);
  const audit = await world.db.auditEntry.findMany({ where: { action: "protectionRule.apply" } });
  expect(audit).toMatchObject([
    { actor: "rule Production", target: "Production", detail: { ruleId, vms: [{ vmId, runId: runs[0]?.id }] } },
  ]);
  expect(await world.db.protectionRule.findUnique({ where: { id: ruleId } })).toMatchObject({
    appliedAt: testNow,
    outcome: { protected: 1, notEligible: 0 },
  });
});

test("two workers at once configure each VM once", async () => {
  for (let number = 1; number <= 6; number++) await seedTagged(world, `web-${number}`, { env: "prod" });
  await addRule(world, draftOf(world.gold, prod));
  const configured = await Promise.all([apply(), apply(), apply()]);
  expect(configured.reduce((sum, count) => sum + count, 0)).toBe(6);
  expect(await world.db.run.count({ where: { kind: "ConfigureBackup" } })).toBe(6);
});

test("what is not eligible stays out; accepted warnings let a VM in, with who accepted them", async () => {
  const blocked = await seedTagged(world, "trade-01", { env: "prod" }, withUltra);
  const warned = await seedTagged(world, "cache-01", { env: "prod" }, withCache);
  await addRule(world, draftOf(world.gold, prod));
  expect(await apply()).toBe(0);
  expect([await itemOf(world, blocked), await itemOf(world, warned)]).toEqual([null, null]);

  const accepting = draftOf(world.gold, prod, { name: "Caches", acceptedWarnings: ["E34"] });
  const ruleId = await addRule(world, accepting);
  expect(await apply()).toBe(1);
  expect(await itemOf(world, warned)).toMatchObject({
    ruleId,
    acceptedWarnings: [{ ruleId: "E34", acceptedBy: "olga@example.com", acceptedAt: testNow.toISOString() }],
  });
  expect(await itemOf(world, blocked)).toBeNull();
});

test("a VM protected by hand is not moved, and one that a person configures again is that person's", async () => {
  const vmId = await seedTagged(world, "erp-01", { env: "prod" });
  await protectByHand(world, vmId, world.bronze);
  await addRule(world, draftOf(world.gold, prod));
  expect(await apply()).toBe(0);
  expect(await itemOf(world, vmId)).toMatchObject({ policyId: world.bronze, ruleId: null });

  const own = await seedTagged(world, "erp-02", { env: "prod" });
  await apply();
  await protectByHand(world, own, world.bronze);
  expect(await apply()).toBe(0);
  expect(await itemOf(world, own)).toMatchObject({ policyId: world.bronze, ruleId: null });
});

test("a VM that a person stopped is not taken up again", async () => {
  const vmId = await seedTagged(world, "erp-01", { env: "prod" });
  await addRule(world, draftOf(world.gold, prod));
  await apply();
  unwrap(await stopProtection(world.context(), { vmIds: [vmId] }));
  expect(await apply()).toBe(0);
  expect(await itemOf(world, vmId)).toMatchObject({ state: "ProtectionStopped" });
});

test("a VM that no longer matches keeps its protection; another rule that matches takes it over", async () => {
  const vmId = await seedTagged(world, "erp-01", { env: "prod" });
  const ruleId = await addRule(world, draftOf(world.gold, prod));
  await apply();
  await setTags(vmId, { env: "dev" });
  expect(await apply()).toBe(0);
  expect(await itemOf(world, vmId)).toMatchObject({ policyId: world.gold, ruleId });

  const dev = draftOf(world.bronze, { tags: [{ name: "env", value: "dev" }] }, { name: "Development" });
  const devId = await addRule(world, dev);
  expect(await apply()).toBe(1);
  expect(await itemOf(world, vmId)).toMatchObject({ policyId: world.bronze, ruleId: devId });
  const events = await world.db.vmEvent.findMany({ where: { virtualMachineId: vmId }, orderBy: { id: "asc" } });
  expect(events.at(-1)?.message).toBe("Protection changed with policy bronze (version 1) by rule Development.");
});

test("a deleted rule's VMs keep their protection", async () => {
  const vmId = await seedTagged(world, "erp-01", { env: "prod" });
  const ruleId = await addRule(world, draftOf(world.gold, prod));
  await apply();
  unwrap(await deleteProtectionRule(world.context(), { ruleId, shown: [] }));
  expect(await apply()).toBe(0);
  expect(await itemOf(world, vmId)).toMatchObject({ policyId: world.gold, ruleId, state: "InitialBackupPending" });
});

test("a rule that is off, and one whose policy is gone, configure nothing and stand in nobody's way", async () => {
  const vmId = await seedTagged(world, "erp-01", { env: "prod" });
  const web = await seedTagged(world, "web-01", {});
  await addRule(world, draftOf(world.gold, prod, { name: "Off", enabled: false }));
  await addRule(world, draftOf(world.bronze, { namePatterns: ["erp-*"] }, { name: "Without policy" }));
  await addRule(world, draftOf(world.gold, { namePatterns: ["web-*"] }, { name: "Web", priority: 9 }));
  await world.db.policy.update({ where: { id: world.bronze }, data: { deletedAt: testNow } });
  expect(await apply()).toBe(1);
  expect(await itemOf(world, vmId)).toBeNull();
  expect(await itemOf(world, web)).not.toBeNull();
});

test("a VM's page names the rule that protects it, and says when it would not any more", async () => {
  const vmId = await seedTagged(world, "erp-01", { env: "prod" });
  const ruleId = await addRule(world, draftOf(world.gold, prod));
  await apply();
  const ruleOfVm = async () => (await getVm(world.context(), { vmId }))?.protection?.rule;
  expect(await ruleOfVm()).toEqual({ id: ruleId, name: "Production", standing: "matches" });
  await setTags(vmId, {});
  expect(await ruleOfVm()).toMatchObject({ standing: "noLongerMatched" });
  await setTags(vmId, { env: "prod" });
  unwrap(await switchProtectionRule(world.context(), { ruleId, enabled: false, shown: [] }));
  expect(await ruleOfVm()).toMatchObject({ standing: "off" });
  unwrap(await deleteProtectionRule(world.context(), { ruleId, shown: [] }));
  expect(await ruleOfVm()).toMatchObject({ standing: "deleted" });
});
