import { assess } from "#lib/domain/eligibility/assess.ts";
import type { Assessment, AssessmentInput, Profile } from "#lib/domain/eligibility/assessment.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { SizeFacts, Surroundings, VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { makeSize, makeSurroundings, makeVm } from "#tests/support/vm-facts.ts";

export const noon = new Date("2026-11-22T12:00:00Z");
export const minutesBefore = (minutes: number): Date => new Date(noon.getTime() - minutes * 60_000);

/** What is special about a VM; the rest is healthy. A size named in `vm` is premium-capable unless `size` says otherwise. */
export type Scenario = {
  vm?: Partial<VmFacts>;
  size?: SizeFacts | null;
  surroundings?: Partial<Surroundings>;
  excluded?: readonly string[];
};

export const crash: RequestableMode = "CrashConsistent";
export const application: RequestableMode = "ApplicationConsistent";

export function inputOf(scenario: Scenario, mode: RequestableMode, profile: Profile): AssessmentInput {
  const facts = makeVm(scenario.vm);
  return {
    facts,
    size: scenario.size === undefined ? makeSize(facts.size) : scenario.size,
    surroundings: makeSurroundings(scenario.surroundings),
    mode,
    profile,
    excludedDiskNames: scenario.excluded ?? [],
    now: noon,
  };
}

export const assessVm = (
  scenario: Scenario,
  mode: RequestableMode = crash,
  profile: Profile = "azureBackupParity",
): Assessment => assess(inputOf(scenario, mode, profile));

export const blockerIds = (assessment: Assessment): string[] =>
  assessment.findings.filter((finding) => finding.severity === "blocker").map((finding) => finding.ruleId);
