import type { RuleOfVmDto } from "#lib/contracts/vms.ts";
import type { ProtectionRule } from "#lib/db/generated/client.ts";
import { matchesScope } from "#lib/domain/protection-rules/matches-scope.ts";
import { toRule } from "../protection-rules/rule-row.ts";

type PlacedRow = {
  name: string;
  resourceGroup: string;
  location: string;
  tags: unknown;
  subscription: { subscriptionId: string };
};

/** The rule that put a VM under its policy, and whether it still would. */
export function toRuleOfVm(row: ProtectionRule, vm: PlacedRow): RuleOfVmDto {
  const { id, name, enabled, scope } = toRule(row);
  const placed = {
    ...{ name: vm.name, resourceGroup: vm.resourceGroup, location: vm.location },
    subscriptionId: vm.subscription.subscriptionId,
    tags: vm.tags as Record<string, string>,
  };
  if (row.deletedAt) return { id, name, standing: "deleted" };
  if (!matchesScope(scope, placed)) return { id, name, standing: "noLongerMatched" };
  return { id, name, standing: enabled ? "matches" : "off" };
}
