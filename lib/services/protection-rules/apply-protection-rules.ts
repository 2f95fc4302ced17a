import { maxVmsPerCommand } from "#lib/contracts/protection.ts";
import { decideRules, type ProtectionRule, type RuleDecision } from "#lib/domain/protection-rules/decide-rules.ts";
import { scopeMatcher } from "#lib/domain/protection-rules/matches-scope.ts";
import {
  countOutcomes,
  type RuleOutcome,
  type RuleOutcomeCounts,
  ruleOutcome,
} from "#lib/domain/protection-rules/rule-outcome.ts";
import { chunks } from "#lib/std/chunks.ts";
import type { ServiceContext } from "../context.ts";
import { applyRule } from "./apply-rule.ts";
import { judgePending } from "./judge-pending.ts";
import { loadRuleVms } from "./load-rule-vms.ts";
import { loadRules } from "./rule-row.ts";

/**
 * Holds every rule that is on against the whole inventory and puts the VMs it takes under its policy, some hundreds in each
 * transaction. Several workers may do so at once: each VM is decided again under its lock. A rule that fails keeps no
 * other from its VMs.
 * @returns how many VMs were configured
 */
export async function applyProtectionRules(ctx: ServiceContext): Promise<number> {
  const rules = await loadRules(ctx.db);
  const inForce = rules.filter((rule) => rule.enabled);
  if (inForce.length === 0) return 0;
  const decisions = decideRules(rules, await loadRuleVms(ctx.db));
  let configured = 0;
  for (const rule of inForce) {
    try {
      configured += await applyToFleet(ctx, rule, decisions);
    } catch (error) {
      ctx.log.error(
        { err: error, rule: rule.name },
        "A protection rule could not be applied; the next time tries again.",
      );
    }
  }
  return configured;
}

async function applyToFleet(
  ctx: ServiceContext,
  rule: ProtectionRule,
  decisions: readonly RuleDecision[],
): Promise<number> {
  const own = decisions.filter((decision) => decision.rule?.id === rule.id);
  const judgements = await judgePending(ctx.db, own, ctx.now());
  const matches = scopeMatcher(rule.scope);
  const outcomes = decisions.flatMap((decision) => {
    const outcome = ruleOutcome(rule, matches, decision, judgements.get(decision.vm.id));
    return outcome ? [{ vmId: decision.vm.id, outcome }] : [];
  });
  const taken = outcomes.filter(({ outcome }) => isTaken(outcome)).map(({ vmId }) => vmId);
  let configured = 0;
  for (const vmIds of chunks(taken, maxVmsPerCommand)) configured += await applyRule(ctx, rule, vmIds);
  await noteOutcome(
    ctx,
    rule,
    countOutcomes(outcomes.map(({ outcome }) => (isTaken(outcome) ? "protected" : outcome))),
  );
  return configured;
}

const isTaken = (outcome: RuleOutcome): boolean => outcome === "configure" || outcome === "move";

/** Not an edit of the rule, so its `updatedAt` stays. */
async function noteOutcome(ctx: ServiceContext, { id }: ProtectionRule, counts: RuleOutcomeCounts): Promise<void> {
  await ctx.db.$executeRaw`
    update "ProtectionRule" set "appliedAt" = ${ctx.now()}, outcome = ${JSON.stringify(counts)}::jsonb where id = ${id}::uuid`;
}
