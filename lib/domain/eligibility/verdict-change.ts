import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import { modeInWords } from "#lib/domain/vm/consistency.ts";
import type { Finding, Verdict } from "./assessment.ts";

export type JudgedMode = {
  mode: RequestableMode;
  verdict: Verdict;
  findings: readonly Pick<Finding, "severity" | "title">[];
};

/** One sentence on how the verdict on one type of consistency has changed; null when it has not. */
export function verdictChangeInWords(before: Verdict, now: JudgedMode): string | null {
  if (before === now.verdict) return null;
  const what = `${modeInWords(now.mode)} restore points`;
  switch (now.verdict) {
    case "blocked":
      return `${what} are no longer possible${because(now, "blocker")}.`;
    case "eligibleWithWarnings":
      return `${what} are possible${before === "blocked" ? " again" : ""} with warnings${because(now, "warning")}.`;
    case "eligible":
      return before === "blocked"
        ? `${what} are possible again.`
        : `${what} are possible without the earlier warnings.`;
  }
}

function because({ findings }: JudgedMode, severity: Finding["severity"]): string {
  const titles = findings.filter((finding) => finding.severity === severity).map(({ title }) => title);
  return titles.length > 0 ? `: ${titles.join(", ")}` : "";
}
