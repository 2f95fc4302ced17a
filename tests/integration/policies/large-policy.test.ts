import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { modifyPolicy } from "#lib/services/policies/modify-policy.ts";
import { previewPolicyChange } from "#lib/services/policies/preview-policy-change.ts";
import { seedLargePolicy } from "#tests/support/seed-large-policy.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";

const vms = 2_000;
const pointsPerVm = 20;

let world: TestWorld;
let policyId: string;
beforeAll(async () => {
  world = await createTestWorld();
  const created = await createPolicy(world.context(), { name: "fleet", settings: defaultPolicySettings });
  if (!created.ok) throw new Error(created.error.message);
  policyId = created.value.policyId;
  await seedLargePolicy(world.db, policyId, { vms, pointsPerVm, hoursBetween: 12 });
}, 120_000);
afterAll(() => world.close());

test(`a policy of ${vms} VMs is edited at once: every one has its job, and the points that go are shown before`, async () => {
  const settings: PolicySettings = { ...defaultPolicySettings, instantRetentionDays: 3 };
  const askedAt = performance.now();
  const plan = await previewPolicyChange(world.context(), { policyId, settings });
  if (!plan.ok) throw new Error(plan.error.message);
  const shownAt = performance.now();
  const { fingerprint, plannedAt } = plan.value;
  expect(plan.value.vms).toHaveLength(vms);
  const going = plan.value.vms.flatMap(({ goes }) => goes?.count ?? []);
  expect(going.length).toBe(vms);

  const saved = await modifyPolicy(world.context({ idempotencyKey: randomUUID() }), {
    ...{ policyId, settings, plannedAt, fingerprint, acceptedWarnings: [], unsupported: "fail" },
  });
  process.stdout.write(
    `${vms} VMs, ${vms * pointsPerVm} points: shown in ${Math.round(shownAt - askedAt)} ms, saved in ${Math.round(performance.now() - shownAt)} ms, answer of ${Math.round(JSON.stringify(plan.value).length / 1000)} kB\n`,
  );
  expect(saved).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await world.db.run.count({ where: { kind: "ConfigureBackup" } })).toBe(vms);
  const asked = world.jobs.filter(({ name }) => name === "apply-retention");
  expect(asked).toHaveLength(vms);
}, 120_000);
