import { isTimeZone } from "#lib/domain/schedule/zoned-time.ts";
import { collectionResourceGroupProblem } from "./collection-resource-group.ts";
import { type FieldErrors, type Issue, isWhole, toFieldErrors } from "./field-errors.ts";
import type { PolicySettings } from "./policy-settings.ts";
import { retentionIssues, retentionRangeIssues } from "./validate-retention.ts";
import { scheduleIssues } from "./validate-schedule.ts";

/** Attempts after the first: product decision, Azure publishes none. */
export const retryRange = { min: 0, max: 5 } as const;

/** Everything that is wrong with a policy, by input path; empty when it can be saved. */
export function validatePolicy(name: string, settings: PolicySettings): FieldErrors {
  const issues: Issue[] = [...nameIssues(name)];
  issues.push(...attemptIssues(settings), ...diskRuleIssues(settings));
  if (!isTimeZone(settings.timeZone)) {
    issues.push({ path: "timeZone", sentence: "Choose a time zone of the list, for example Europe/Berlin." });
  }
  const scheduled = scheduleIssues(settings.schedule, settings.consistencyType);
  issues.push(...scheduled);
  // What the retention comes to follows from the schedule: with an impossible one it means nothing.
  issues.push(...(scheduled.length === 0 ? retentionIssues(settings) : retentionRangeIssues(settings)));
  const groupProblem = collectionResourceGroupProblem(settings.collectionResourceGroup);
  if (groupProblem) issues.push({ path: "collectionResourceGroup", sentence: groupProblem });
  return toFieldErrors(issues);
}

/** Repeated attempts and a minimum mean something only where more than crash consistency is asked for. */
function attemptIssues({ consistencyType, retries, minimumConsistency }: PolicySettings): Issue[] {
  const issues: Issue[] = [];
  if (!isWhole(retries, retryRange.min, retryRange.max)) {
    const { min, max } = retryRange;
    issues.push({ path: "retries", sentence: `Enter a whole number of attempts from ${min} to ${max}.` });
  }
  if (minimumConsistency === null) return issues;
  const sentence =
    consistencyType === "OnlyCrashConsistent"
      ? "Crash-consistent snapshots never reach this minimum. Choose none, or an application-consistent type."
      : consistencyType === "ApplicationWithCrashFallback"
        ? "A fallback to crash-consistent would never reach this minimum. Choose none, or the type without fallback."
        : null;
  if (sentence) issues.push({ path: "minimumConsistency", sentence });
  return issues;
}

/** Azure numbers data disks from 0 to 63. */
function diskRuleIssues({ excludeDisks }: PolicySettings): Issue[] {
  const issues: Issue[] = [];
  if (!excludeDisks.luns.every((lun) => isWhole(lun, 0, 63))) {
    issues.push({ path: "excludeDisks.luns", sentence: "Enter LUNs as whole numbers from 0 to 63." });
  }
  if (excludeDisks.skus.some((sku) => sku === "")) {
    issues.push({
      path: "excludeDisks.skus",
      sentence: "Enter disk types such as UltraSSD_LRS, or leave the list empty.",
    });
  }
  if (excludeDisks.tags.some(({ name }) => name === "")) {
    issues.push({ path: "excludeDisks.tags", sentence: "Give every tag a name." });
  }
  return issues;
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
