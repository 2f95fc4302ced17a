import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPolicyInput } from "#lib/contracts/policies.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { profileSettingKey } from "#lib/services/eligibility/load-profile.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { previewProtection } from "#lib/services/protection/preview-protection.ts";
import { seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";
import { makeDisk } from "#tests/support/vm-facts.ts";

let world: TestWorld;
let subscription: string;
let policyId: string;
beforeAll(async () => {
  world = await createTestWorld();
  subscription = await seedSubscription(world.db);
  const input = createPolicyInput.parse({ name: "four-hourly", settings: defaultPolicySettings });
  const result = await createPolicy(world.context(), input);
  if (!result.ok) throw new Error(result.error.message);
  policyId = result.value.policyId;
});
afterAll(() => world.close());

const os = makeDisk({ role: "os" });
const ultra = makeDisk({ lun: 0, name: "ultra", sku: "UltraSSD_LRS" });
const cached = makeDisk({ lun: 1, name: "cached", caching: "ReadWrite" });

async function preview(vms: { vmId: string; excludedDiskNames: string[] | null }[]) {
  const result = await previewProtection(world.context(), { policyId, vms });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test("blocking disks are left out from the start, with the reason, and the verdict is the one without them", async () => {
  const vmId = await seedVm(world.db, subscription, { disks: [os, ultra, cached] });
  const { vms, ...rest } = await preview([{ vmId, excludedDiskNames: null }]);
  expect(rest).toMatchObject({
    mode: "CrashConsistent",
    rpoHours: 4,
    pointsPerVm: 42,
    pointLimit: 500,
    missingVmIds: [],
  });
  expect(vms[0]).toMatchObject({
    verdict: "eligibleWithWarnings",
    blockers: [],
    current: null,
    isOsDiskLeftOut: false,
    otherPoints: 0,
    firstRunAt: nextRun(defaultPolicySettings, vmId, testNow)?.runAt.toISOString(),
  });
  expect(vms[0]?.warnings.map((warning) => warning.ruleId)).toEqual(["E34"]);
  expect(
    vms[0]?.disks.map((disk) => [disk.name, disk.isIncluded, disk.suggestedBecause.map((why) => why.ruleId)]),
  ).toEqual([
    [os.name, true, []],
    ["ultra", false, ["E30"]],
    ["cached", true, []],
  ]);
});

test("an explicit choice of disks is taken as it is", async () => {
  const vmId = await seedVm(world.db, subscription, { disks: [os, ultra, cached] });
  const { vms } = await preview([{ vmId, excludedDiskNames: ["cached"] }]);
  expect(vms[0]).toMatchObject({ verdict: "blocked", warnings: [] });
  expect(vms[0]?.blockers.map((blocker) => blocker.ruleId)).toEqual(["E30"]);
});

test("an OS disk that may be left out is never left out silently", async () => {
  await world.db.setting.upsert({
    where: { key: profileSettingKey },
    create: { key: profileSettingKey, value: "compute" },
    update: { value: "compute" },
  });
  const vmId = await seedVm(world.db, subscription, { disks: [{ ...os, ephemeral: true }, cached] });
  const { vms, profile } = await preview([{ vmId, excludedDiskNames: null }]);
  await world.db.setting.delete({ where: { key: profileSettingKey } });
  expect(profile).toBe("compute");
  expect(vms[0]).toMatchObject({ isOsDiskLeftOut: true, verdict: "eligibleWithWarnings" });
});

test("points of other tools count, and VMs that are gone are named", async () => {
  const vmId = await seedVm(world.db, subscription);
  const gone = randomUUID();
  const armId = `/subscriptions/s/resourceGroups/other/${vmId}`;
  await world.db.restorePointCollection.create({
    data: {
      ...{ id: randomUUID(), virtualMachineId: vmId, armKey: armId, armId, name: "other", resourceGroup: "other" },
      ...{ location: "westeurope", pointsReadAt: testNow },
      restorePoints: {
        create: {
          ...{ id: randomUUID(), virtualMachineId: vmId, armKey: `${armId}/1`, armId: `${armId}/1`, name: "1" },
          ...{ requestedMode: "CrashConsistent", provisioningState: "Succeeded", takenAt: new Date("2026-02-01") },
        },
      },
    },
  });
  const { vms, missingVmIds } = await preview([
    { vmId: gone, excludedDiskNames: null },
    { vmId, excludedDiskNames: null },
  ]);
  expect(vms.map((vm) => vm.otherPoints)).toEqual([1]);
  expect(missingVmIds).toEqual([gone]);
});

test("a policy that is gone is an answer, not a crash", async () => {
  const input = { policyId: randomUUID(), vms: [{ vmId: randomUUID(), excludedDiskNames: null }] };
  expect(await previewProtection(world.context(), input)).toMatchObject({ ok: false, error: { code: "notFound" } });
});

test("a disk that the policy's rule leaves out lifts its blockers and is no suggestion; the OS disk stays", async () => {
  const excludeDisks = { luns: [], skus: ["UltraSSD_LRS", "Premium_LRS"], tags: [] };
  const input = createPolicyInput.parse({ name: "no-ultra", settings: { ...defaultPolicySettings, excludeDisks } });
  const created = await createPolicy(world.context(), input);
  if (!created.ok) throw new Error(created.error.message);
  const vmId = await seedVm(world.db, subscription, { disks: [os, ultra] });
  const result = await previewProtection(world.context(), {
    policyId: created.value.policyId,
    vms: [{ vmId, excludedDiskNames: null }],
  });
  if (!result.ok) throw new Error(result.error.message);
  const [vm] = result.value.vms;
  expect(vm).toMatchObject({ verdict: "eligible", blockers: [] });
  expect(
    vm?.disks.map(({ name, isIncluded, ruledOutBy, suggestedBecause }) => [
      name,
      isIncluded,
      ruledOutBy,
      suggestedBecause,
    ]),
  ).toEqual([
    [os.name, true, null, []],
    ["ultra", false, "type UltraSSD_LRS", []],
  ]);
});
