import fc from "fast-check";
import type { ProtectionRule, RuleVm } from "#lib/domain/protection-rules/decide-rules.ts";
import { emptySelector, type VmSelector } from "#lib/domain/protection-rules/rule-scope.ts";

export const makeRule = (overrides: Partial<ProtectionRule> = {}): ProtectionRule => ({
  id: "rule-1",
  name: "Production",
  enabled: true,
  priority: 1,
  policyId: "policy-1",
  scope: { include: { ...emptySelector, namePatterns: ["*"] }, exclude: emptySelector },
  acceptedWarnings: [],
  ...overrides,
});

export const makeRuleVm = (overrides: Partial<RuleVm> = {}): RuleVm => ({
  id: "vm-1",
  name: "sql-prod-01",
  resourceGroup: "rg-sql",
  subscriptionId: "11111111-2222-3333-4444-555555555555",
  location: "westeurope",
  tags: { env: "prod" },
  item: null,
  ...overrides,
});

export const ruleIds = ["rule-1", "rule-2", "rule-3", "rule-4"];
const policyId = fc.constantFrom("policy-1", "policy-2");

const selector: fc.Arbitrary<VmSelector> = fc.record({
  subscriptionIds: fc.subarray(["sub-a", "sub-b"]),
  resourceGroups: fc.subarray(["rg-a", "rg-b"]),
  tags: fc.array(fc.record({ name: fc.constantFrom("env", "tier"), value: fc.constantFrom(null, "prod", "dev") }), {
    maxLength: 2,
  }),
  namePatterns: fc.subarray(["a*", "*b", "?c", "*"]),
  locations: fc.subarray(["north", "south"]),
});

/** Rules with ids of their own; small worlds, so that they meet. */
export const arbitraryRules: fc.Arbitrary<ProtectionRule[]> = fc.subarray(ruleIds).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        name: fc.constant(id),
        enabled: fc.boolean(),
        priority: fc.integer({ min: 1, max: 4 }),
        policyId,
        scope: fc.record({ include: selector, exclude: selector }),
        acceptedWarnings: fc.constant([]),
      }),
    ),
  ),
);

const item = fc.record({ policyId, ruleId: fc.constantFrom(null, ...ruleIds), isStopped: fc.boolean() });

export const arbitraryVms: fc.Arbitrary<RuleVm[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom("ab", "ac", "bc", "bb"),
      resourceGroup: fc.constantFrom("rg-a", "RG-B"),
      subscriptionId: fc.constantFrom("sub-a", "SUB-B"),
      location: fc.constantFrom("north", "south"),
      tags: fc.constantFrom({}, { env: "prod" }, { Env: "dev", tier: "1" }),
      item: fc.option(item, { nil: null }),
    }),
    { maxLength: 6 },
  )
  .map((vms) => vms.map((vm, index) => ({ ...vm, id: `vm-${index}` })));
