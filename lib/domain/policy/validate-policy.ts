import { isTimeZone } from "#lib/domain/schedule/zoned-time.ts";
import { collectionResourceGroupProblem } from "./collection-resource-group.ts";
import { type FieldErrors, type Issue, toFieldErrors } from "./field-errors.ts";
import type { PolicySettings } from "./policy-settings.ts";
import { retentionIssues } from "./validate-retention.ts";
import { scheduleIssues } from "./validate-schedule.ts";

export const fallbackReason =
  "Not in this release: Stillpoint does not yet retry a failed application-consistent snapshot as a crash-consistent one. Choose one of the two.";

/** Everything that is wrong with a policy, by input path; empty when it can be saved. */
export function validatePolicy(name: string, settings: PolicySettings): FieldErrors {
  const issues: Issue[] = [...nameIssues(name)];
  if (settings.consistencyType === "ApplicationWithCrashFallback") {
    issues.push({ path: "consistencyType", sentence: fallbackReason });
  }
  if (!isTimeZone(settings.timeZone)) {
    issues.push({ path: "timeZone", sentence: "Choose a time zone of the list, for example Europe/Berlin." });
  }
  const scheduled = scheduleIssues(settings.schedule, settings.consistencyType);
  issues.push(...scheduled);
  // The number of points follows from the schedule: with an impossible one it means nothing.
  if (scheduled.length === 0) issues.push(...retentionIssues(settings));
  const groupProblem = collectionResourceGroupProblem(settings.collectionResourceGroup);
  if (groupProblem) issues.push({ path: "collectionResourceGroup", sentence: groupProblem });
  return toFieldErrors(issues);
}

/** Azure Backup's rule for policy names. */
function nameIssues(name: string): Issue[] {
  const sentence =
    name.length < 3 || name.length > 150
      ? "Enter a name of 3 to 150 characters."
      : !/^[A-Za-z]/.test(name)
        ? "Start the name with a letter."
        : !/^[A-Za-z0-9-]+$/.test(name)
          ? "Use only letters, digits and hyphens in the name."
          : null;
  return sentence ? [{ path: "name", sentence }] : [];
}
