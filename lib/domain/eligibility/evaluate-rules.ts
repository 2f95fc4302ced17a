import type { AssessmentInput, Finding, Profile, Severity } from "#lib/domain/eligibility/assessment.ts";
import { defaultRestorePointWarningAt } from "#lib/domain/eligibility/azure-limits.ts";
import { catalogue } from "#lib/domain/eligibility/catalogue.ts";
import { canBeLeftOut, includedDisks, inPosition } from "#lib/domain/eligibility/included-disks.ts";
import type { Match, Rule, Subject } from "#lib/domain/eligibility/rule.ts";
import { newestDateOf, titlesOf } from "#lib/domain/eligibility/sources.ts";
import { parseSizeName } from "#lib/domain/vm/size-name.ts";

const ranks: Record<Severity, number> = { blocker: 0, warning: 1, info: 2 };

/** What the catalogue has to say, gravest first and in catalogue order. */
export function evaluateRules(input: AssessmentInput): Finding[] {
  const subject = subjectOf(input);
  return catalogue
    .flatMap((rule) => findingOf(rule, subject) ?? [])
    .toSorted((left, right) => ranks[left.severity] - ranks[right.severity]);
}

function subjectOf({ facts, excludedDiskNames, restorePointWarningAt, ...rest }: AssessmentInput): Subject {
  return {
    ...rest,
    vm: { ...facts, disks: inPosition(facts.disks) },
    included: includedDisks(facts.disks, excludedDiskNames, rest.profile),
    sizeName: parseSizeName(facts.size),
    restorePointWarningAt: restorePointWarningAt ?? defaultRestorePointWarningAt,
  };
}

function findingOf(rule: Rule, subject: Subject): Finding | null {
  const severity = rule.severity[subject.mode][subject.profile];
  const match = severity && rule.visibility === "checked" ? rule.check(subject) : null;
  if (!severity || !match) return null;
  return {
    ruleId: rule.id,
    severity,
    title: rule.title,
    meaning: match.meaning,
    remedy: rule.remedy,
    diskNames: inPosition(match.disks).map((disk) => disk.name),
    excludable: isLiftable(rule, match, subject.profile),
    passing: rule.passing,
    until: match.until,
    source: titlesOf(rule.sources),
    sourceDate: newestDateOf(rule.sources),
    unverified: rule.unverified,
  };
}

const isLiftable = ({ excludable }: Rule, { disks }: Match, profile: Profile): boolean =>
  excludable && disks.length > 0 && disks.every((disk) => canBeLeftOut(disk, profile));
