import type { RuleOptionsDto } from "#lib/contracts/protection-rules.ts";
import type { ServiceContext } from "../context.ts";
import { loadRuleVms } from "./load-rule-vms.ts";

/** More of a kind no list to choose from bears; what is not among them can be typed. */
const optionsMax = 1_000;

/** What rules can select by: only what the inventory has, with how many VMs have it; the most frequent first. */
export async function getRuleOptions(ctx: ServiceContext): Promise<RuleOptionsDto> {
  const vms = await loadRuleVms(ctx.db);
  const names = new Map(vms.map((vm) => [vm.subscriptionId, vm.subscriptionName]));
  return {
    subscriptions: counted(vms.map((vm) => vm.subscriptionId)).map(({ value: id, vms }) => ({
      id,
      name: names.get(id) ?? id,
      vms,
    })),
    resourceGroups: counted(vms.map((vm) => vm.resourceGroup.toLowerCase())).map(({ value: name, vms }) => ({
      name,
      vms,
    })),
    tags: counted(vms.flatMap((vm) => Object.entries(vm.tags).map(([name, value]) => `${name}=${value}`))).map(
      ({ value: tag, vms }) => ({ tag, vms }),
    ),
    ruleCount: await ctx.db.protectionRule.count({ where: { deletedAt: null } }),
    locations: counted(vms.map((vm) => vm.location)).map(({ value: name, vms }) => ({ name, vms })),
  };
}

function counted(values: readonly string[]): { value: string; vms: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, vms]) => ({ value, vms }))
    .toSorted((left, right) => right.vms - left.vms || (left.value < right.value ? -1 : 1))
    .slice(0, optionsMax);
}
