import type { RunOperation, RunStatusName, RunSummaryDto } from "#lib/contracts/runs.ts";

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

/** Who asked for it: a person, or the policy's schedule. */
export const requestedByWords = (requestedBy: string): string =>
  requestedBy.startsWith("system/") ? "Policy schedule" : requestedBy;

/** Why a queued job waits; a job that no worker has taken up yet has no reason of its own. */
export const waitReasonOf = (run: Pick<RunSummaryDto, "waitReason">): string =>
  run.waitReason?.replace(/\.$/, "") ?? "waiting for a worker to take it up";
