import type { Finding, Verdict } from "#lib/domain/eligibility/assessment.ts";
import { standingVerdict } from "#lib/domain/eligibility/standing-verdict.ts";
import {
  assessUnder,
  decideProtection,
  lasting,
  type ProtectionSubject,
} from "#lib/domain/protection/decide-protection.ts";
import { compareRetention, type RetentionComparison } from "#lib/domain/retention/compare-retention.ts";
import type { RetentionPoint } from "#lib/domain/retention/retention-point.ts";
import { disksRuledOut, type RuledOutDisk } from "./disk-rule.ts";
import { type PolicySettings, requestedModeOf } from "./policy-settings.ts";

/** A protected VM as a change of its policy meets it. */
export type ChangeSubject<Point extends RetentionPoint & { isBinned: boolean }> = {
  /** As the changed policy would ask about it; the current one asks about the same VM in its own mode. */
  subject: ProtectionSubject;
  excludedDiskNames: readonly string[];
  /** Rule ids of the warnings that somebody accepted when it was protected. */
  acceptedWarnings: readonly string[];
  points: readonly Point[];
};

/**
 * - `follows`: it can be backed up as the changed policy asks.
 * - `unsupported`: it cannot, and could as the policy is now: the change would break its backups.
 * - `blockedAnyway`: it cannot, neither before nor after: the change is not to blame and mends nothing.
 */
export type ChangeStanding = "follows" | "unsupported" | "blockedAnyway";

export type ChangeEffect<Point> = RetentionComparison<Point> & {
  standing: ChangeStanding;
  verdict: Verdict;
  /** Why it cannot be backed up, in a sentence with what to do; null where it can. */
  refusal: string | null;
  blockers: Finding[];
  /** Those that nobody has accepted for this VM yet. */
  newWarnings: Finding[];
  /** Disks that the changed policy's rule leaves out. */
  ruledOut: RuledOutDisk[];
};

/** What a change of its policy does to one VM: decided here once, shown by the what-if and applied by the save. */
export function planChange<Point extends RetentionPoint & { isBinned: boolean }>(
  { subject, excludedDiskNames, acceptedWarnings, points }: ChangeSubject<Point>,
  before: PolicySettings,
  after: PolicySettings,
  atMs: number,
): ChangeEffect<Point> {
  const changed = underSettings(subject, after);
  const assessment = assessUnder(changed, excludedDiskNames);
  const warnings = lasting(assessment.findings, "warning");
  const refusal = refusalOf(changed, excludedDiskNames);
  const wasRefused = refusalOf(underSettings(subject, before), excludedDiskNames) !== null;
  return {
    ...compareRetention(points, before, after, atMs),
    standing: refusal === null ? "follows" : wasRefused ? "blockedAnyway" : "unsupported",
    verdict: standingVerdict(assessment),
    refusal,
    blockers: lasting(assessment.findings, "blocker"),
    newWarnings: warnings.filter(({ ruleId }) => !acceptedWarnings.includes(ruleId)),
    ruledOut: disksRuledOut(subject.facts, after.excludeDisks),
  };
}

const underSettings = (subject: ProtectionSubject, settings: PolicySettings): ProtectionSubject => ({
  ...subject,
  mode: requestedModeOf(settings),
  diskRule: settings.excludeDisks,
});

/** Warnings aside: whether somebody accepts them is asked apart. The OS disk was left out knowingly, or not at all. */
function refusalOf(subject: ProtectionSubject, excludedDiskNames: readonly string[]): string | null {
  const warnings = lasting(assessUnder(subject, excludedDiskNames).findings, "warning");
  const decision = decideProtection(subject, {
    excludedDiskNames,
    acceptedWarnings: warnings.map(({ ruleId }) => ruleId),
    osDiskLeftOutAcknowledged: true,
  });
  return decision.ok ? null : decision.error;
}
