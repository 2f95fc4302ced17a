import { z } from "zod";
import type { Finding, Profile, Verdict } from "#lib/domain/eligibility/assessment.ts";
import type { ProtectionAnswer } from "#lib/domain/protection/protection-answer.ts";
import { protectionStates } from "#lib/domain/protection/protection-state.ts";
import type { PointForecast } from "#lib/domain/restore-point-budget/forecast-points.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import { storyTopics } from "#lib/domain/vm/story.ts";
import type { DiskFacts, PowerState, VmFacts } from "#lib/domain/vm/vm-facts.ts";

export const verdicts = ["eligible", "eligibleWithWarnings", "blocked"] as const satisfies readonly Verdict[];

export const powerStates = [
  "running",
  "starting",
  "stopping",
  "stopped",
  "deallocating",
  "deallocated",
  "unknown",
] as const satisfies readonly PowerState[];

export const protectionFilters = ["NotProtected", ...protectionStates] as const;
export type ProtectionFilter = (typeof protectionFilters)[number];

/** The cards of the overview as filters. They may overlap: an overdue VM can be at risk too. */
export const vmHealths = ["protected", "atRisk", "overdue", "unprotected"] as const;
export type VmHealth = (typeof vmHealths)[number];

export const vmSortKeys = ["name", "resourceGroup", "location", "size", "powerState", "provisionedGb"] as const;
export type VmSortKey = (typeof vmSortKeys)[number];

const descending = vmSortKeys.map((key) => `-${key}` as const);

export const listVmsInput = z.object({
  /** Text in the name or the resource group. */
  search: z.string().trim().max(100).optional(),
  /** Id of our subscription row. */
  subscription: z.uuid().optional(),
  location: z.string().max(60).optional(),
  crash: z.enum(verdicts).optional(),
  application: z.enum(verdicts).optional(),
  protection: z.enum(protectionFilters).optional(),
  health: z.enum(vmHealths).optional(),
  power: z.enum(powerStates).optional(),
  /** VMs that Azure lists, or those it no longer does. */
  presence: z.enum(["present", "disappeared"]).default("present"),
  /** `-name` goes down. */
  sort: z.enum([...vmSortKeys, ...descending]).default("name"),
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListVmsInput = z.infer<typeof listVmsInput>;

/** One mode's standing verdict in a list: enough for a chip. */
export type VerdictDto = {
  verdict: Verdict;
  blockers: number;
  warnings: number;
  /** The gravest finding's title; null when there is none to speak of. */
  reason: string | null;
  /** Blocked, but leaving disks out would lift it. */
  isLiftable: boolean;
  /** Blocked for now only, until that instant when known. */
  waits: { until: string | null } | null;
};

export type VmProtectionDto = {
  state: (typeof protectionStates)[number];
  policyId: string;
  policyName: string;
  nextRunAt: string | null;
  /** When a pause ends by itself. */
  pausedUntil: string | null;
  lastSuccessAt: string | null;
};

export type VmRowDto = {
  id: string;
  name: string;
  resourceGroup: string;
  subscription: { id: string; displayName: string };
  location: string;
  size: string;
  osType: string | null;
  powerState: string;
  diskCount: number;
  provisionedGb: number;
  /** Null before the first assessment. */
  crash: VerdictDto | null;
  application: VerdictDto | null;
  protection: VmProtectionDto | null;
  /** Its subscription could not be read in the last pass: what is shown is from `lastSeenAt`. */
  isStale: boolean;
  lastSeenAt: string;
  disappearedAt: string | null;
};

export type VmPageDto = {
  rows: VmRowDto[];
  next: string | null;
  previous: string | null;
  /** VMs that match the filter. */
  total: number;
};

export type VmFilterOptions = {
  subscriptions: { id: string; displayName: string; vms: number }[];
  locations: { name: string; vms: number }[];
};

export const vmIdInput = z.object({ vmId: z.uuid() });
export type VmIdInput = z.infer<typeof vmIdInput>;

export type FindingDto = Omit<Finding, "until"> & { until: string | null };

export type AssessmentDto = {
  mode: RequestableMode;
  profile: Profile;
  /** What stands; a passing obstacle is in the findings, not here. */
  verdict: Verdict;
  findings: FindingDto[];
  liftingExclusions: string[] | null;
  catalogueVersion: string;
  assessedAt: string;
};

export type VmDetailDto = Omit<VmRowDto, "crash" | "application" | "protection"> & {
  armId: string;
  vmId: string;
  azureSubscriptionId: string;
  connectionName: string;
  facts: Omit<VmFacts, "disks">;
  disks: (DiskFacts & { isExcluded: boolean })[];
  firstSeenAt: string;
  /** Crash first; empty before the first assessment. */
  assessments: AssessmentDto[];
  protection:
    | (VmProtectionDto & {
        excludedDiskNames: string[];
        acceptedWarnings: { ruleId: string; acceptedBy: string; acceptedAt: string }[];
        missedSlots: number;
        /** Backups in a row that had to be taken crash-consistent though the policy wants more. */
        fallbackStreak: number;
        stoppedAt: string | null;
        /** Null when a person chose the policy. */
        rule: RuleOfVmDto | null;
      })
    | null;
  points: VmPointsDto;
  /** Is it protected? In words. */
  answer: ProtectionAnswer;
};

/** The protection rule that put a VM under its policy; whatever its standing, the VM keeps its protection. */
export type RuleOfVmDto = { id: string; name: string; standing: "matches" | "off" | "noLongerMatched" | "deleted" };

export type VmPointsDto = {
  /** Ours and other tools', as far as read. */
  total: number;
  foreign: number;
  /** Some collection of the VM has not been read yet, so there may be more. */
  isPartial: boolean;
  limit: number;
  lastTakenAt: string | null;
  forecast: PointForecast;
};

const page = {
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

export const listVmEventsInput = vmIdInput.extend({ topic: z.enum(storyTopics).optional(), ...page });
export type ListVmEventsInput = z.infer<typeof listVmEventsInput>;

/** One entry of the VM's time line: what happened to it, how a backup of it ended, or what somebody was told of it. */
export type VmEventDto = {
  id: string;
  at: string;
  /** Kind of the event; of a job the status it ended with. */
  kind: string;
  message: string;
  /** The job behind the entry. */
  runId: string | null;
};

export type VmEventPageDto = { rows: VmEventDto[]; next: string | null; previous: string | null };
