import type { AttemptRules } from "#lib/domain/run/backup/backup-run.ts";
import type { PolicySettings } from "./policy-settings.ts";

/** After so many fallbacks in a row somebody has to act (domain dossier 5, our number). */
export const fallbackAlertAfter = 3;

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
