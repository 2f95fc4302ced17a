import type { Assessment, Finding } from "#lib/domain/eligibility/assessment.ts";

const blockersOf = ({ findings }: Assessment): Finding[] =>
  findings.filter((finding) => finding.severity === "blocker");

/** Blocked only by what goes away by itself: a run waits instead of failing. */
export function isBlockedForNow(assessment: Assessment): boolean {
  const blockers = blockersOf(assessment);
  return blockers.length > 0 && blockers.every((finding) => finding.passing);
}

/** The earliest instant at which another try makes sense, as far as known; null when nothing in the way has a known end. */
export const blockedUntil = (assessment: Assessment): Date | null =>
  blockersOf(assessment).reduce<Date | null>(
    (latest, { until }) => (until && (latest === null || until > latest) ? until : latest),
    null,
  );
