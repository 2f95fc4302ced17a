import { diskRuleInWords } from "#lib/domain/policy/disk-rule.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { ServiceContext } from "../context.ts";
import { storeAssessments } from "../eligibility/store-assessments.ts";
import type { JudgedVm } from "./load-policy-change.ts";

/**
 * Where the rule for disks has changed, the stored verdicts follow it at once, not only after the next look at Azure. For
 * after the change's own transaction: thousands of verdicts must not hold its locks.
 */
export async function reassessRuledOtherwise(
  ctx: ServiceContext,
  judged: readonly JudgedVm[],
  before: PolicySettings,
  after: PolicySettings,
): Promise<void> {
  if (diskRuleInWords(before.excludeDisks) === diskRuleInWords(after.excludeDisks)) return;
  await storeAssessments(
    ctx,
    judged.map(({ candidate: { row, subject } }) => ({ id: row.id, facts: subject.facts })),
  );
}
