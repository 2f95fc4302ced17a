import type { Db, Tx } from "#lib/db/client.ts";
import { isPending, type ProtectionRule, type RuleDecision } from "#lib/domain/protection-rules/decide-rules.ts";
import { judgeForRule } from "#lib/domain/protection-rules/judge-for-rule.ts";
import type { RuleJudgement } from "#lib/domain/protection-rules/rule-outcome.ts";
import { chunks } from "#lib/std/chunks.ts";
import { policyInForce } from "../policies/policy-in-force.ts";
import { loadCandidates } from "../protection/load-candidates.ts";

/** The facts of so many VMs are some megabytes; those of a fleet need not be in memory at once. */
const chunkSize = 500;

/** Whether the VMs that rules would take are eligible, by VM: judged as Configure backup judges them. */
export async function judgePending(
  db: Db | Tx,
  decisions: readonly RuleDecision[],
  now: Date,
): Promise<Map<string, RuleJudgement>> {
  const judgements = new Map<string, RuleJudgement>();
  for (const pending of Map.groupBy(decisions.filter(isPending), ({ rule }) => rule.id).values()) {
    const rule = pending[0]?.rule;
    if (rule) await judgeForOne(db, rule, pending, now, judgements);
  }
  return judgements;
}

async function judgeForOne(
  db: Db | Tx,
  rule: ProtectionRule,
  pending: readonly RuleDecision[],
  now: Date,
  judgements: Map<string, RuleJudgement>,
): Promise<void> {
  const { settings } = await policyInForce(db, rule.policyId);
  const ids = pending.map(({ vm }) => vm.id);
  for (const chunk of chunks(ids, chunkSize)) {
    for (const { row, subject } of await loadCandidates(db, chunk, settings, now)) {
      judgements.set(row.id, judgeForRule(subject, rule));
    }
  }
}
