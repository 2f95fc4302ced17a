import { assess } from "#lib/domain/eligibility/assess.ts";
import type { Assessment, AssessmentInput, Finding } from "#lib/domain/eligibility/assessment.ts";
import { canBeLeftOut } from "#lib/domain/eligibility/included-disks.ts";
import { namesRuledOut } from "#lib/domain/policy/disk-rule.ts";
import type { DiskRule } from "#lib/domain/policy/policy-settings.ts";
import { fail, ok, type Result } from "#lib/std/result.ts";

/** A VM as it stands under a policy, before anyone has chosen which disks to leave out besides those of the policy's rule. */
export type ProtectionSubject = Omit<AssessmentInput, "excludedDiskNames"> & { diskRule: DiskRule };

export type ProtectionChoice = {
  excludedDiskNames: readonly string[];
  /** Rule ids of the warnings that somebody has read and accepted. */
  acceptedWarnings: readonly string[];
  /** An OS disk is never left out silently. */
  osDiskLeftOutAcknowledged: boolean;
};

export type ProtectionGrant = {
  assessment: Assessment;
  /** Spelt as Azure spells them. */
  excludedDiskIds: string[];
  /** Those of the accepted warnings that apply. */
  acceptedWarnings: string[];
};

/**
 * May this VM be protected as chosen? What goes away by itself is no obstacle: the first backup waits for it.
 * The refusal is a sentence that says what to do.
 */
export function decideProtection(
  subject: ProtectionSubject,
  choice: ProtectionChoice,
): Result<ProtectionGrant, string> {
  const exclusions = resolveExclusions(subject, choice);
  if (!exclusions.ok) return exclusions;

  const assessment = assessUnder(subject, choice.excludedDiskNames);
  const blockers = lasting(assessment.findings, "blocker");
  if (blockers.length > 0) return fail(blockers.map(({ meaning, remedy }) => `${meaning} ${remedy}`).join(" "));

  const warnings = lasting(assessment.findings, "warning");
  const open = warnings.filter(({ ruleId }) => !choice.acceptedWarnings.includes(ruleId));
  if (open.length > 0) {
    return fail(`Accept each warning first: ${open.map(({ ruleId, title }) => `${title} (${ruleId})`).join(", ")}.`);
  }
  return ok({
    assessment,
    excludedDiskIds: exclusions.value,
    acceptedWarnings: warnings.map(({ ruleId }) => ruleId),
  });
}

/** As the engine would judge it: without the disks left out by hand, and those that the policy's rule leaves out. */
export const assessUnder = ({ diskRule, ...subject }: ProtectionSubject, excludedDiskNames: readonly string[]) =>
  assess({ ...subject, excludedDiskNames: [...excludedDiskNames, ...namesRuledOut(subject.facts, diskRule)] });

/** Findings of a severity that do not go away by themselves. */
export const lasting = (findings: readonly Finding[], severity: Finding["severity"]): Finding[] =>
  findings.filter((finding) => finding.severity === severity && !finding.passing);

/** Ids of the disks to leave out, or why they cannot be. */
function resolveExclusions(
  { facts, profile, diskRule }: ProtectionSubject,
  choice: ProtectionChoice,
): Result<string[], string> {
  const ids: string[] = [];
  for (const name of new Set(choice.excludedDiskNames)) {
    const disk = facts.disks.find((candidate) => candidate.name === name);
    if (!disk) return fail(`${facts.name} has no disk ${name} any more. Choose the disks again.`);
    if (!canBeLeftOut(disk, profile)) {
      return fail(
        `${name} is the OS disk of ${facts.name} and cannot be left out: without it the VM could not be restored.`,
      );
    }
    if (disk.role === "os" && !choice.osDiskLeftOutAcknowledged) {
      return fail(
        `${name} is the OS disk of ${facts.name}. Confirm that restore points shall hold the data disks alone.`,
      );
    }
    if (disk.id === null)
      return fail(`Azure names no resource for disk ${name}, so it cannot be told to leave it out.`);
    ids.push(disk.id);
  }
  const out = new Set([...choice.excludedDiskNames, ...namesRuledOut(facts, diskRule)]);
  return out.size < facts.disks.length
    ? ok(ids)
    : fail(`Every disk of ${facts.name} would be left out. Keep at least one.`);
}
