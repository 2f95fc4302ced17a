import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { SizeFacts, Surroundings, VmFacts } from "#lib/domain/vm/vm-facts.ts";

/** `compute`: what the API accepts. `azureBackupParity`: what Azure Backup supports (our default promise). */
export const profiles = ["azureBackupParity", "compute"] as const;
export type Profile = (typeof profiles)[number];

export type Severity = "blocker" | "warning" | "info";

export type Verdict = "eligible" | "eligibleWithWarnings" | "blocked";

export type AssessmentInput = {
  facts: VmFacts;
  /** The row of Azure's size list for `facts.size` in `facts.location`; null when the list lacks it. */
  size: SizeFacts | null;
  surroundings: Surroundings;
  mode: RequestableMode;
  profile: Profile;
  excludedDiskNames: readonly string[];
  /** From how many restore points on E84w warns; 450 unless given. */
  restorePointWarningAt?: number;
  now: Date;
};

export type Finding = {
  /** Rule id of the catalogue, e.g. `E30`. */
  ruleId: string;
  severity: Severity;
  /** Short label for chips and lists: "Ultra disk attached". */
  title: string;
  /** What it means for this VM, with the names and values that made the rule fire. */
  meaning: string;
  /** What the administrator can do about it. */
  remedy: string;
  /** Disks concerned, by name (unique within a VM). Empty when the finding is about the whole VM. */
  diskNames: string[];
  /** Leaving those disks out lifts the finding. */
  excludable: boolean;
  /** Goes away by itself (a running creation, a minimum interval): wait instead of failing. */
  passing: boolean;
  /** When a passing obstacle ends; null for lasting findings and where Azure does not say when. */
  until: Date | null;
  /** Document and date behind the rule; `unverified` when no document says so. */
  source: string;
  sourceDate: string;
  unverified: boolean;
};

export type Assessment = {
  mode: RequestableMode;
  profile: Profile;
  verdict: Verdict;
  /** Blockers first, then warnings, then infos; each group in catalogue order. */
  findings: Finding[];
  /** Disks to leave out besides those excluded already, so that no blocker remains; null when none is needed or none helps. */
  liftingExclusions: string[] | null;
  /** Changes whenever the catalogue changes, so stored verdicts can be told apart. */
  catalogueVersion: string;
};
