import { afterAll, beforeAll, expect, test } from "vitest";
import { createPolicyInput, listPoliciesInput } from "#lib/contracts/policies.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { getPolicy } from "#lib/services/policies/get-policy.ts";
import { listPolicies } from "#lib/services/policies/list-policies.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const create = (name: string, settings: Partial<PolicySettings> = {}) =>
  createPolicy(world.context(), createPolicyInput.parse({ name, settings: { ...defaultPolicySettings, ...settings } }));

async function createdId(name: string, settings?: Partial<PolicySettings>): Promise<string> {
  const result = await create(name, settings);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.policyId;
}

test("a policy comes back as it was saved, as version 1 of whoever saved it", async () => {
  const settings: PolicySettings = {
    consistencyType: "ApplicationConsistent",
    schedule: { frequency: "Weekly", startTime: "22:00", weekdays: ["Saturday"] },
    timeZone: "Europe/Berlin",
    instantRetentionDays: 7,
    retention: {
      daily: null,
      weekly: { weeks: 12, weekday: "Saturday" },
      monthly: { months: 6, on: { basis: "Week", week: "Last", weekday: "Saturday" } },
      yearly: null,
    },
    collectionResourceGroup: "rg-{location}",
    retries: 2,
    minimumConsistency: "FileSystemConsistent",
    excludeDisks: { luns: [3], skus: ["UltraSSD_LRS"], tags: [{ name: "backup", value: "no" }] },
    notify: "Warnings",
  };
  const policyId = await createdId("weekly-files", settings);
  expect(await getPolicy(world.context(), { policyId })).toEqual({
    id: policyId,
    name: "weekly-files",
    version: 1,
    settings,
    associatedItems: 0,
    createdAt: testNow.toISOString(),
    versionCreatedAt: testNow.toISOString(),
    versionCreatedBy: "olga@example.com",
  });
  expect(
    await world.db.auditEntry.findMany({ where: { action: "policy.create", target: "weekly-files" } }),
  ).toHaveLength(1);
});

test("a name is taken whatever its capital letters, and the sentence stands at the field", async () => {
  await createdId("Nightly");
  const result = await create("nIGHTLY");
  expect(result).toMatchObject({ ok: false, error: { code: "conflict", fieldErrors: { name: [expect.any(String)] } } });
});

test("of several people who save the same name at once, one succeeds and the others are told", async () => {
  const results = await Promise.all(["race", "Race", "RACE", "rACE"].map((name) => create(name)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  for (const result of results) if (!result.ok) expect(Object.keys(result.error.fieldErrors ?? {})).toEqual(["name"]);
});

test("the name of a deleted policy is free again", async () => {
  const policyId = await createdId("short-lived");
  await world.db.policy.update({ where: { id: policyId }, data: { deletedAt: testNow } });
  expect((await create("short-lived")).ok).toBe(true);
  await expect(getPolicy(world.context(), { policyId })).rejects.toMatchObject({ error: { code: "notFound" } });
});

test("nothing is saved of a policy that breaks a rule, and every rule is named at its field", async () => {
  const before = await world.db.policy.count();
  const result = await create("9-lives", {
    retries: 9,
    schedule: { frequency: "Hourly", startTime: "08:00", intervalHours: 8, windowHours: 12 },
  });
  expect(result).toMatchObject({ ok: false, error: { code: "invalid" } });
  if (!result.ok) {
    expect(Object.keys(result.error.fieldErrors ?? {}).sort()).toEqual(["name", "retries", "schedule.windowHours"]);
  }
  expect(await world.db.policy.count()).toBe(before);
});

test("a repeated click creates one policy and answers the same", async () => {
  const ctx = world.context({ idempotencyKey: "click-1" });
  const input = createPolicyInput.parse({ name: "clicked-twice", settings: defaultPolicySettings });
  const [first, second] = await Promise.all([createPolicy(ctx, input), createPolicy(ctx, input)]);
  expect(first.ok).toBe(true);
  expect(second).toEqual(first);
});

test("the list pages forward and back by name without loss or repetition", async () => {
  for (const name of ["page-c", "Page-a", "page-b", "page-e", "Page-d"]) await createdId(name);
  const list = (input: object) =>
    listPolicies(world.context(), listPoliciesInput.parse({ search: "page-", limit: 2, ...input }));
  const names = (page: Awaited<ReturnType<typeof list>>) => page.rows.map((row) => row.name);

  const first = await list({});
  expect([names(first), first.previous]).toEqual([["Page-a", "page-b"], null]);
  const second = await list({ after: first.next });
  expect(names(second)).toEqual(["page-c", "Page-d"]);
  const third = await list({ after: second.next });
  expect([names(third), third.next]).toEqual([["page-e"], null]);
  const back = await list({ before: third.previous });
  expect(names(back)).toEqual(["page-c", "Page-d"]);
  const start = await list({ before: back.previous });
  expect([names(start), start.previous]).toEqual([["Page-a", "page-b"], null]);
});

test("a cursor that is not ours starts from the beginning", async () => {
  const page = await listPolicies(world.context(), listPoliciesInput.parse({ after: "%%%", limit: 1 }));
  expect(page.rows).toHaveLength(1);
  expect(page.previous).toBeNull();
});
