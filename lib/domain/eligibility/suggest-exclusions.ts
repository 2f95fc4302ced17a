import type { AssessmentInput, Finding } from "#lib/domain/eligibility/assessment.ts";
import { findRule } from "#lib/domain/eligibility/catalogue.ts";
import { evaluateRules } from "#lib/domain/eligibility/evaluate-rules.ts";
import { canBeLeftOut, inPosition } from "#lib/domain/eligibility/included-disks.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";

export type SuggestedExclusion = {
  diskName: string;
  /** An OS disk must be confirmed: it is never left out silently. */
  role: DiskFacts["role"];
  lun: number | null;
  reasons: Finding[];
};

/**
 * Disks that block the mode for good and can be left out, with the findings that say why. Passing obstacles are no reason:
 * they would be gone long before anyone remembers the exclusion.
 * @param leftOutAnyway by name: what is out already need not be suggested, and may have been all that was wrong
 */
export function suggestExclusions(
  input: Omit<AssessmentInput, "excludedDiskNames">,
  leftOutAnyway: readonly string[] = [],
): SuggestedExclusion[] {
  const blockers = evaluateRules({ ...input, excludedDiskNames: leftOutAnyway }).filter(
    ({ ruleId, severity, passing }) => severity === "blocker" && !passing && findRule(ruleId)?.excludable,
  );
  return inPosition(input.facts.disks)
    .filter((disk) => canBeLeftOut(disk, input.profile) && !leftOutAnyway.includes(disk.name))
    .map(({ name, role, lun }) => ({
      diskName: name,
      role,
      lun,
      reasons: blockers.filter((finding) => finding.diskNames.includes(name)),
    }))
    .filter((suggestion) => suggestion.reasons.length > 0);
}
