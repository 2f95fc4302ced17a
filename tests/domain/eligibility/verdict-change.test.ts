import { expect, it } from "vitest";
import type { Verdict } from "#lib/domain/eligibility/assessment.ts";
import { verdictChangeInWords } from "#lib/domain/eligibility/verdict-change.ts";

const findings = [
  { severity: "blocker" as const, title: "Ultra disk" },
  { severity: "warning" as const, title: "No agent" },
];

it.each<[Verdict, Verdict, string | null]>([
  ["eligible", "eligible", null],
  ["blocked", "blocked", null],
  ["eligible", "blocked", "Crash-consistent restore points are no longer possible: Ultra disk."],
  ["blocked", "eligible", "Crash-consistent restore points are possible again."],
  ["blocked", "eligibleWithWarnings", "Crash-consistent restore points are possible again with warnings: No agent."],
  ["eligible", "eligibleWithWarnings", "Crash-consistent restore points are possible with warnings: No agent."],
  ["eligibleWithWarnings", "eligible", "Crash-consistent restore points are possible without the earlier warnings."],
])("a verdict that goes from %s to %s is told in words", (before, verdict, sentence) => {
  expect(verdictChangeInWords(before, { mode: "CrashConsistent", verdict, findings })).toBe(sentence);
});
