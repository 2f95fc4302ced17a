import type { RuleChangeInput, RuleChangePreviewDto, RuleWarningDto } from "#lib/contracts/protection-rules.ts";
import type { Finding } from "#lib/domain/eligibility/assessment.ts";
import type { RuleChange } from "#lib/domain/protection-rules/change-rules.ts";
import { countOutcomes, ruleOutcomes } from "#lib/domain/protection-rules/rule-outcome.ts";
import type { Result } from "#lib/std/result.ts";
import { asResult } from "../as-result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { toFinding } from "../protection/to-finding.ts";
import type { EvaluatedVm } from "./evaluate-rule.ts";
import { foreseeChange } from "./foresee-change.ts";
import { loadRules } from "./rule-row.ts";
import { toRuleVms } from "./to-rule-vm.ts";

/** Stands for a rule that has no id yet. */
const newRuleId = "00000000-0000-0000-0000-000000000000";

/** VMs by name of each outcome, and of each warning. */
const samplesMax = 5;

/**
 * What a change of the rules would do now, before anything is saved: counts, and the VMs it would bring under a policy. By an
 * action: a scope does not fit into an address.
 */
export const previewRuleChange = (
  ctx: ServiceContext,
  input: RuleChangeInput,
): Promise<Result<RuleChangePreviewDto, ServiceError>> => asResult(() => readPreview(ctx, toRuleChange(input)));

const toRuleChange = (input: RuleChangeInput): RuleChange =>
  input.kind === "save" ? { kind: "save", rule: { ...input.rule, id: input.ruleId ?? newRuleId } } : input;

async function readPreview(ctx: ServiceContext, change: RuleChange): Promise<RuleChangePreviewDto> {
  const ruleId = change.kind === "save" ? change.rule.id : change.ruleId;
  const before = await loadRules(ctx.db);
  const { own, elsewhere, gains, vms } = await foreseeChange(ctx.db, before, change, ctx.now());
  const byOutcome = Map.groupBy(own, ({ outcome }) => outcome);
  const sampled = ruleOutcomes.flatMap((outcome) => (byOutcome.get(outcome) ?? []).slice(0, samplesMax));
  return {
    fleet: vms.length,
    matches: own.filter(({ outcome }) => outcome !== "noLongerMatched").length,
    counts: countOutcomes(own.map(({ outcome }) => outcome)),
    samples: await toRuleVms(ctx.db, sampled),
    warnings: warningsOf(own),
    elsewhere: {
      count: elsewhere.length,
      samples: elsewhere
        .slice(0, samplesMax)
        .map(({ vm, rule }) => ({ vmId: vm.id, name: vm.name, ruleName: rule.name })),
    },
    protecting: vms.filter(({ item }) => item?.ruleId === ruleId && !item.isStopped).length,
    shown: gains.map(({ id }) => id),
  };
}

/** Of VMs that nothing else keeps out: a warning matters only where the rule could take the VM. */
function warningsOf(own: readonly EvaluatedVm[]): RuleWarningDto[] {
  const fired = own.flatMap(({ vm, judgement }) =>
    judgement && judgement.blockers.length === 0 ? judgement.warnings.map((finding: Finding) => ({ vm, finding })) : [],
  );
  return [...Map.groupBy(fired, ({ finding }) => finding.ruleId).values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const vms = of
      .slice(0, samplesMax)
      .map(({ vm, finding }) => ({ id: vm.id, name: vm.name, meaning: finding.meaning }));
    return [{ finding: toFinding(first.finding), vms, vmCount: of.length }];
  });
}
