import type { AttemptRules } from "#lib/domain/run/backup/backup-run.ts";
import type { PolicySettings } from "./policy-settings.ts";

/** A fallback to crash-consistent would be taken in vain where the policy keeps nothing so low. */
export const attemptRulesOf = ({
  consistencyType,
  retries,
  minimumConsistency,
}: Pick<PolicySettings, "consistencyType" | "retries" | "minimumConsistency">): AttemptRules => ({
  retries,
  fallsBack: consistencyType === "ApplicationWithCrashFallback" && minimumConsistency === null,
  minimumConsistency,
});
