import { createPolicyInput } from "#lib/contracts/policies.ts";
import type { RuleDraft } from "#lib/contracts/protection-rules.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { emptySelector, type VmSelector } from "#lib/domain/protection-rules/rule-scope.ts";
import type { ServiceError } from "#lib/services/errors.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { configureBackup } from "#lib/services/protection/configure-backup.ts";
import { createProtectionRule } from "#lib/services/protection-rules/create-protection-rule.ts";
import { previewRuleChange } from "#lib/services/protection-rules/preview-rule-change.ts";
import type { Result } from "#lib/std/result.ts";
import { seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";
import { makeDisk } from "#tests/support/vm-facts.ts";

const os = makeDisk({ role: "os" });
/** No crash-consistent restore point holds it. */
export const withUltra = { disks: [os, makeDisk({ lun: 0, name: "ultra", sku: "UltraSSD_LRS" })] };
/** Warning E34. */
export const withCache = { disks: [os, makeDisk({ lun: 1, name: "cached", caching: "ReadWrite" })] };

export type RuleWorld = TestWorld & { subscription: string; gold: string; bronze: string };

/** An inventory with a subscription, and two policies. */
export async function createRuleWorld(): Promise<RuleWorld> {
  const world = await createTestWorld();
  const subscription = await seedSubscription(world.db);
  const [gold, bronze] = [await seedPolicy(world, "gold"), await seedPolicy(world, "bronze")];
  return { ...world, subscription, gold, bronze };
}

async function seedPolicy(world: TestWorld, name: string): Promise<string> {
  const input = createPolicyInput.parse({ name, settings: defaultPolicySettings });
  return unwrap(await createPolicy(world.context(), input)).policyId;
}

export function unwrap<Value>(result: Result<Value, ServiceError>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

export const draftOf = (policyId: string, include: Partial<VmSelector>, more: Partial<RuleDraft> = {}): RuleDraft => ({
  name: "Production",
  enabled: true,
  priority: 1,
  policyId,
  scope: {
    include: { ...emptySelector, ...include },
    exclude: emptySelector,
  } as RuleDraft["scope"],
  acceptedWarnings: [],
  ...more,
});

/** As the form does it: look, then save what was shown. @returns the rule's id */
export async function addRule(world: TestWorld, rule: RuleDraft): Promise<string> {
  const { shown } = unwrap(await previewRuleChange(world.context(), { kind: "save", ruleId: null, rule }));
  return unwrap(await createProtectionRule(world.context(), { rule, shown })).ruleId;
}

export async function protectByHand(world: TestWorld, vmId: string, policyId: string): Promise<void> {
  const choice = { excludedDiskNames: [], acceptedWarnings: [], osDiskLeftOutAcknowledged: false };
  unwrap(await configureBackup(world.context(), { policyId, vms: [{ vmId, ...choice }] }));
}

export const seedTagged = (world: RuleWorld, name: string, tags: Record<string, string>, facts = {}): Promise<string> =>
  seedVm(world.db, world.subscription, { name, tags, ...facts });

export const itemOf = (world: TestWorld, vmId: string) =>
  world.db.protectedItem.findUnique({ where: { virtualMachineId: vmId } });
