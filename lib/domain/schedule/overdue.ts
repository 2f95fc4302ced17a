import { longestGapHours } from "./longest-gap.ts";
import type { Schedule } from "./schedule.ts";

const hourMs = 3_600_000;

/** One missed run can have a passing reason and be made up for; two in a row mean that backups do not happen. */
export const toleratedGaps = 2;

/**
 * VMs under this schedule are overdue when their last success lies before this instant. Reckoned from the RPO, never from job
 * errors: a job that never started leaves none. Null for a schedule that never runs.
 */
export function overdueBefore(schedule: Schedule, now: Date): Date | null {
  const gapHours = longestGapHours(schedule);
  return gapHours === null ? null : new Date(now.getTime() - toleratedGaps * gapHours * hourMs);
}
