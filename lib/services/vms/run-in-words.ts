import type { Run } from "#lib/db/generated/client.ts";
import type { RunFailure, RunWarning } from "#lib/domain/run/run-failure.ts";
import { modeInWords } from "#lib/domain/vm/consistency.ts";

type EndedRun = Pick<Run, "status" | "trigger" | "achievedMode" | "error" | "warnings">;

/** One sentence on how a backup ended, for the VM's time line. */
export function runInWords({ status, trigger, achievedMode, error, warnings }: EndedRun): string {
  const backup = trigger === "Scheduled" ? "Scheduled backup" : "On-demand backup";
  switch (status) {
    case "Completed":
      return achievedMode ? `${backup} completed: ${modeInWords(achievedMode)}.` : `${backup} completed.`;
    case "CompletedWithWarnings":
      return [`${backup} completed with warnings.`, ...warningsOf(warnings)].join(" ");
    case "Failed":
      return `${backup} failed. ${(error as RunFailure | null)?.meaning ?? ""}`.trim();
    default:
      return `${backup} was cancelled.`;
  }
}

const warningsOf = (warnings: unknown): string[] =>
  ((warnings as RunWarning[] | null) ?? []).map((warning) => warning.message);
