import type { ProtectionFinding } from "#lib/contracts/protection.ts";
import type { Finding } from "#lib/domain/eligibility/assessment.ts";

/** A finding without what only the engine asks about. */
export const toFinding = (finding: Finding): ProtectionFinding => ({
  ruleId: finding.ruleId,
  title: finding.title,
  meaning: finding.meaning,
  remedy: finding.remedy,
  diskNames: finding.diskNames,
  unverified: finding.unverified,
  source: finding.source,
  sourceDate: finding.sourceDate,
});
