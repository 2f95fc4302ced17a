import type { RunDetailDto, RunOperation, RunStatusName, RunSummaryDto } from "#lib/contracts/runs.ts";
import { fallbackWarning } from "#lib/domain/run/run-failure.ts";

/** Azure Backup's words for jobs. */
export const runStatusWords: Record<RunStatusName, string> = {
  Queued: "Queued",
  InProgress: "In progress",
  Completed: "Completed",
  CompletedWithWarnings: "Completed with warnings",
  Failed: "Failed",
  Cancelling: "Cancelling",
  Cancelled: "Cancelled",
};

export const runOperationWords: Record<RunOperation, string> = {
  Backup: "Backup",
  OnDemandBackup: "On-demand backup",
  ConfigureBackup: "Configure backup",
  DeletePoints: "Delete restore points",
};

/** Who asked for it: a person, the policy's schedule, or its retention. */
export function requestedByWords({ requestedBy, operation }: Pick<RunSummaryDto, "requestedBy" | "operation">): string {
  if (!requestedBy.startsWith("system/")) return requestedBy;
  return operation === "DeletePoints" ? "End of days in the bin" : "Policy schedule";
}

/** Why a queued job waits; a job that no worker has taken up yet has no reason of its own. */
export const waitReasonOf = (run: Pick<RunSummaryDto, "waitReason">): string =>
  run.waitReason?.replace(/\.$/, "") ?? "waiting for a worker to take it up";

/** What stands above a job's warnings. */
export function warningsTitle(warnings: RunDetailDto["warnings"]): string {
  if (warnings.some(({ code }) => code === fallbackWarning)) return "Fell back to a crash-consistent snapshot";
  return warnings.length === 1 ? "Completed with a warning" : `${warnings.length} warnings`;
}
