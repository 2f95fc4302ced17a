import { afterAll, beforeEach, expect, test } from "vitest";
import { verifyAudit } from "#lib/services/audit/verify-audit.ts";
import { applyProtectionRules } from "#lib/services/protection-rules/apply-protection-rules.ts";
import { createProtectionRule } from "#lib/services/protection-rules/create-protection-rule.ts";
import { deleteProtectionRule } from "#lib/services/protection-rules/delete-protection-rule.ts";
import { getProtectionRule } from "#lib/services/protection-rules/get-protection-rule.ts";
import { getRuleOptions } from "#lib/services/protection-rules/get-rule-options.ts";
import { listProtectionRules } from "#lib/services/protection-rules/list-protection-rules.ts";
import { listRuleVms } from "#lib/services/protection-rules/list-rule-vms.ts";
import { modifyProtectionRule } from "#lib/services/protection-rules/modify-protection-rule.ts";
import { previewRuleChange } from "#lib/services/protection-rules/preview-rule-change.ts";
import { reorderProtectionRule } from "#lib/services/protection-rules/reorder-protection-rule.ts";
import { switchProtectionRule } from "#lib/services/protection-rules/switch-protection-rule.ts";
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

const prod = { tags: [{ name: "env", value: "prod" }] };
const order = async () => (await listProtectionRules(world.context(), { limit: 50 })).rows.map(({ name }) => name);
const look = async (change: Parameters<typeof previewRuleChange>[1]) =>
  unwrap(await previewRuleChange(world.context(), change));

test("a draft says what it would do: protect, leave out with reasons, leave to others", async () => {
  const fresh = await seedTagged(world, "a-fresh", { env: "prod" });
  await seedTagged(world, "b-blocked", { env: "prod" }, withUltra);
  const warned = await seedTagged(world, "c-warned", { env: "prod" }, withCache);
  await protectByHand(world, await seedTagged(world, "d-by-hand", { env: "prod" }), world.bronze);
  await addRule(world, draftOf(world.bronze, { namePatterns: ["e-*"] }, { name: "First" }));
  await seedTagged(world, "e-other", { env: "prod" });
  await seedTagged(world, "f-development", { env: "dev" });

  const rule = draftOf(world.gold, prod, { priority: 2 });
  const preview = await look({ kind: "save", ruleId: null, rule });
  expect(preview).toMatchObject({ fleet: 6, matches: 5, shown: [fresh], elsewhere: { count: 0 }, protecting: 0 });
  expect(preview.counts).toMatchObject({ configure: 1, notEligible: 1, warningsOpen: 1, byHand: 1, otherRule: 1 });
  expect(preview.samples.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["a-fresh", "configure"],
    ["b-blocked", "notEligible"],
    ["c-warned", "warningsOpen"],
    ["d-by-hand", "byHand"],
    ["e-other", "otherRule"],
  ]);
  expect(preview.samples[1]?.reasons).toMatchObject([{ ruleId: "E30" }]);
  expect(preview.samples[4]?.otherRule).toMatchObject({ name: "First" });
  expect(preview.warnings).toMatchObject([{ finding: { ruleId: "E34" }, vmCount: 1, vms: [{ name: "c-warned" }] }]);

  const accepted = await look({ kind: "save", ruleId: null, rule: { ...rule, acceptedWarnings: ["E34"] } });
  expect(accepted.shown.toSorted()).toEqual([fresh, warned].toSorted());
});

test("a save goes through while fewer VMs match than were shown, and is refused when more would be taken", async () => {
  const first = await seedTagged(world, "erp-01", { env: "prod" });
  const rule = draftOf(world.gold, prod);
  const { shown } = await look({ kind: "save", ruleId: null, rule });
  await seedTagged(world, "erp-02", { env: "prod" });
  const refused = await createProtectionRule(world.context(), { rule, shown });
  expect(refused).toMatchObject({ ok: false, error: { code: "conflict", message: expect.stringContaining("erp-02") } });
  expect(await world.db.protectionRule.count()).toBe(0);

  const again = await look({ kind: "save", ruleId: null, rule });
  await world.db.virtualMachine.update({ where: { id: first }, data: { tags: {} } });
  expect(await createProtectionRule(world.context(), { rule, shown: again.shown })).toMatchObject({ ok: true });
});

test("a rule that is off may be saved without having been shown anything: it takes nothing", async () => {
  await seedTagged(world, "erp-01", { env: "prod" });
  const rule = draftOf(world.gold, prod, { enabled: false });
  const ruleId = unwrap(await createProtectionRule(world.context(), { rule, shown: [] })).ruleId;
  const preview = await look({ kind: "switch", ruleId, enabled: true });
  expect(preview).toMatchObject({ counts: { configure: 1 }, shown: [expect.any(String)] });
  expect(await switchProtectionRule(world.context(), { ruleId, enabled: true, shown: [] })).toMatchObject({
    ok: false,
    error: { code: "conflict" },
  });
  unwrap(await switchProtectionRule(world.context(), { ruleId, enabled: true, shown: preview.shown }));
  expect(await getProtectionRule(world.context(), { ruleId })).toMatchObject({ enabled: true });
});

test("an input that breaks a rule, a name that is taken and a policy that is gone are refused at their field", async () => {
  await addRule(world, draftOf(world.gold, prod));
  const create = (rule: Partial<ReturnType<typeof draftOf>>) =>
    createProtectionRule(world.context(), { rule: { ...draftOf(world.gold, prod), ...rule }, shown: [] });
  expect(await create({ name: "PRODUCTION" })).toMatchObject({
    ok: false,
    error: { fieldErrors: { name: [expect.any(String)] } },
  });
  expect(await create(draftOf(world.gold, {}, { name: "Empty" }))).toMatchObject({
    ok: false,
    error: { code: "invalid", fieldErrors: { "scope.include": [expect.any(String)] } },
  });
  expect(await create({ name: "Other", policyId: world.subscription })).toMatchObject({
    ok: false,
    error: { code: "notFound" },
  });
  expect(await order()).toEqual(["Production"]);
});

test("an edit keeps who accepted a warning before, and is refused when somebody else was faster", async () => {
  const ruleId = await addRule(world, draftOf(world.gold, prod, { acceptedWarnings: ["E34"] }));
  const seen = await getProtectionRule(world.context(), { ruleId });
  const seenAt = seen?.updatedAt ?? "";
  const rule = draftOf(world.bronze, prod, { name: "Production tier", acceptedWarnings: ["E34", "E35"] });
  const later = world.context({
    now: () => new Date("2026-03-01T13:00:00Z"),
    actor: { kind: "user", id: "user-2", name: "Amelia", userName: "amelia@example.com", roles: ["Administrator"] },
  });
  unwrap(await modifyProtectionRule(later, { ruleId, rule, seenAt, shown: [] }));
  expect(await getProtectionRule(world.context(), { ruleId })).toMatchObject({
    name: "Production tier",
    policy: { name: "bronze" },
    acceptedWarnings: [
      { ruleId: "E34", acceptedBy: "olga@example.com" },
      { ruleId: "E35", acceptedBy: "amelia@example.com" },
    ],
  });
  expect(await modifyProtectionRule(later, { ruleId, rule, seenAt, shown: [] })).toMatchObject({
    ok: false,
    error: { code: "conflict", message: expect.stringContaining("Somebody has changed this rule") },
  });
});

test("another order says which VMs other rules would take over, and is saved with them only", async () => {
  const vmId = await seedTagged(world, "erp-01", { env: "prod" });
  const first = await addRule(world, draftOf(world.gold, prod));
  await applyProtectionRules(world.context());
  const second = await addRule(world, draftOf(world.bronze, { namePatterns: ["erp-*"] }, { name: "Erp", priority: 2 }));
  expect(await order()).toEqual(["Production", "Erp"]);

  const up = await look({ kind: "reorder", ruleId: second, priority: 1 });
  expect(up).toMatchObject({ counts: { move: 1 }, shown: [vmId] });
  expect(await reorderProtectionRule(world.context(), { ruleId: second, priority: 1, shown: [] })).toMatchObject({
    ok: false,
  });
  unwrap(await reorderProtectionRule(world.context(), { ruleId: second, priority: 1, shown: up.shown }));
  expect(await order()).toEqual(["Erp", "Production"]);
  await applyProtectionRules(world.context());
  expect(await itemOf(world, vmId)).toMatchObject({ policyId: world.bronze, ruleId: second });

  const gone = await look({ kind: "delete", ruleId: second });
  expect(gone).toMatchObject({
    protecting: 1,
    elsewhere: { count: 1, samples: [{ name: "erp-01", ruleName: "Production" }] },
    shown: [vmId],
  });
  unwrap(await deleteProtectionRule(world.context(), { ruleId: second, shown: gone.shown }));
  await applyProtectionRules(world.context());
  expect(await itemOf(world, vmId)).toMatchObject({ policyId: world.gold, ruleId: first });
  expect(await verifyAudit(world.context())).toMatchObject({ isIntact: true });
});

test("two people who add a rule at the same place at once get two places", async () => {
  await Promise.all(
    ["One", "Two", "Three"].map((name) =>
      addRule(world, draftOf(world.gold, { namePatterns: [`${name}-*`] }, { name })),
    ),
  );
  const { rows } = await listProtectionRules(world.context(), { limit: 50 });
  expect(rows.map(({ priority }) => priority)).toEqual([1, 2, 3]);
});

test("a rule's VMs are listed by outcome, page by page", async () => {
  for (const number of [1, 2, 3]) await seedTagged(world, `web-0${number}`, { env: "prod" });
  await seedTagged(world, "web-09", { env: "prod" }, withUltra);
  const ruleId = await addRule(world, draftOf(world.gold, prod));
  await applyProtectionRules(world.context());
  const leaving = await world.db.virtualMachine.findFirstOrThrow({ where: { name: "web-02" } });
  await world.db.virtualMachine.update({ where: { id: leaving.id }, data: { tags: {} } });

  const first = await listRuleVms(world.context(), { ruleId, limit: 2 });
  expect(first).toMatchObject({ total: 4, counts: { protected: 2, notEligible: 1, noLongerMatched: 1 } });
  expect(first.rows.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["web-01", "protected"],
    ["web-02", "noLongerMatched"],
  ]);
  const second = await listRuleVms(world.context(), { ruleId, limit: 2, after: first.next ?? "" });
  expect(second.rows.map(({ name }) => name)).toEqual(["web-03", "web-09"]);
  expect(second.next).toBeNull();
  const back = await listRuleVms(world.context(), { ruleId, limit: 2, before: second.previous ?? "" });
  expect(back.rows).toEqual(first.rows);
  const blocked = await listRuleVms(world.context(), { ruleId, limit: 2, outcome: "notEligible" });
  expect(blocked.rows).toMatchObject([{ name: "web-09", reasons: [{ ruleId: "E30" }], policy: null }]);

  expect(await listProtectionRules(world.context(), { limit: 10 })).toMatchObject({
    rows: [{ name: "Production", matches: 3, protecting: 3, leftOut: 1, scopeWords: "Tag env=prod" }],
  });
});

test("what can be selected by is what the inventory has", async () => {
  await seedTagged(world, "web-01", { env: "prod", owner: "ops" });
  await seedTagged(world, "web-02", { env: "prod" });
  const options = await getRuleOptions(world.context());
  expect(options.tags).toEqual([
    { tag: "env=prod", vms: 2 },
    { tag: "owner=ops", vms: 1 },
  ]);
  expect(options.subscriptions).toMatchObject([{ name: "Test subscription", vms: 2 }]);
  expect(options.resourceGroups).toEqual([{ name: "rg-app", vms: 2 }]);
  expect(options.locations).toEqual([{ name: "westeurope", vms: 2 }]);
});
