import type { ListRuleVmsInput, RuleVmPageDto } from "#lib/contracts/protection-rules.ts";
import { countOutcomes } from "#lib/domain/protection-rules/rule-outcome.ts";
import type { ServiceContext } from "../context.ts";
import { type Key, keysetPage } from "../paging/keyset-page.ts";
import { type EvaluatedVm, evaluateRule } from "./evaluate-rule.ts";
import { loadRuleVms } from "./load-rule-vms.ts";
import { loadRules } from "./rule-row.ts";
import { toRuleVms } from "./to-rule-vm.ts";

/**
 * The VMs of a rule by name, with what it comes to for each of them now; for a rule that is off, what it would come to. Worked
 * out when asked for: nothing stored can be older than the rule or the fleet. The page is cut from the result.
 */
export async function listRuleVms(ctx: ServiceContext, input: ListRuleVmsInput): Promise<RuleVmPageDto> {
  const rules = await loadRules(ctx.db);
  const asIfOn = rules.map((rule) => (rule.id === input.ruleId ? { ...rule, enabled: true } : rule));
  const all = await evaluateRule(ctx.db, asIfOn, input.ruleId, await loadRuleVms(ctx.db), ctx.now());
  const found = all
    .filter((one) => isAskedFor(one, input))
    .toSorted((left, right) => compare(keyOf(left), keyOf(right)));
  const page = await keysetPage(
    input,
    async ({ key, isForward, take }) => {
      const ordered = isForward ? found : found.toReversed();
      const from = key ? ordered.findIndex((one) => compare(keyOf(one), key) * (isForward ? 1 : -1) > 0) : 0;
      return from < 0 ? [] : ordered.slice(from, from + take);
    },
    keyOf,
  );
  return {
    ...page,
    rows: await toRuleVms(ctx.db, page.rows),
    total: found.length,
    counts: countOutcomes(all.map(({ outcome }) => outcome)),
  };
}

function isAskedFor({ vm, outcome }: EvaluatedVm, { search, outcome: wanted }: ListRuleVmsInput): boolean {
  const text = search?.toLowerCase() ?? "";
  const isFound = [vm.name, vm.resourceGroup].some((value) => value.toLowerCase().includes(text));
  return isFound && (wanted === undefined || outcome === wanted);
}

const keyOf = ({ vm }: EvaluatedVm): Key => [vm.name, vm.id];

/** By code units: the same order on every machine, whatever its language. */
function compare(left: Key, right: Key): number {
  for (const [index, part] of left.entries()) {
    const other = right[index] ?? "";
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
