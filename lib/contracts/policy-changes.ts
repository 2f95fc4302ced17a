import { z } from "zod";
import type { Verdict } from "#lib/domain/eligibility/assessment.ts";
import type { SettingChange } from "#lib/domain/policy/diff-settings.ts";
import type { RuledOutDisk } from "#lib/domain/policy/disk-rule.ts";
import type { ChangeStanding } from "#lib/domain/policy/plan-change.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { type PolicySummaryDto, policyIdInput, policySettings } from "./policies.ts";
import type { ProtectionFinding } from "./protection.ts";

/** As many VMs as one change judges, shows and writes at once. */
export const maxVmsPerChange = 5_000;

export const policyChangeInput = policyIdInput.extend({ settings: policySettings });
export type PolicyChangeInput = z.infer<typeof policyChangeInput>;

/** The plan that was shown: what is saved is exactly it, or nothing. */
const shownPlan = {
  plannedAt: z.iso.datetime(),
  fingerprint: z.string().max(100),
  /** Rule ids of the new warnings that were read and accepted, for every VM on which they fire. */
  acceptedWarnings: z.array(z.string().max(10)).max(100),
};

/** `fail`: VMs that the new settings do not support follow all the same, and their *Configure backup* jobs fail, as in Azure. */
export const unsupportedChoices = ["refuse", "fail"] as const;

export const modifyPolicyInput = policyChangeInput.extend({ ...shownPlan, unsupported: z.enum(unsupportedChoices) });
export type ModifyPolicyInput = z.infer<typeof modifyPolicyInput>;
export type ModifyPolicyResult = { policyId: string; version: number; changeId: string; failed: number };

/** `settings`: those of the copy. */
export const moveToCopyInput = policyChangeInput.extend({
  ...shownPlan,
  name: z.string().trim().max(200),
  vmIds: z.array(z.uuid()).min(1, "Choose at least one VM.").max(maxVmsPerChange),
});
export type MoveToCopyInput = z.infer<typeof moveToCopyInput>;

export const revertFailedInput = z.object({ changeId: z.uuid(), name: z.string().trim().max(200) });
export type RevertFailedInput = z.infer<typeof revertFailedInput>;

export type MovedVms = { policyId: string; changeId: string; moved: number };

export const pointsToGoInput = policyChangeInput.extend({ vmId: z.uuid(), plannedAt: z.iso.datetime() });
export type PointsToGoInput = z.infer<typeof pointsToGoInput>;
export type PointToGo = { id: string; name: string; takenAt: string };

export const listPolicyVersionsInput = policyIdInput.extend({
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListPolicyVersionsInput = z.infer<typeof listPolicyVersionsInput>;

export const policyVersionInput = policyIdInput.extend({ number: z.coerce.number().int().min(1).max(1_000_000) });
export type PolicyVersionInput = z.infer<typeof policyVersionInput>;

export type PolicyVersionDto = { number: number; createdAt: string; createdBy: string; settings: PolicySettings };

/** What the change that brought a version did to its VMs. */
export type PolicyChangeSummary = {
  id: string;
  configured: number;
  failed: number;
  /** Failed VMs that have the policy still: "Revert and keep the rest" is for these. */
  revertible: number;
};

export type PolicyVersionRowDto = PolicyVersionDto & { changes: SettingChange[]; change: PolicyChangeSummary | null };
export type PolicyVersionPageDto = { rows: PolicyVersionRowDto[]; next: string | null; previous: string | null };

export type PolicyChangeVm = {
  vmId: string;
  name: string;
  resourceGroup: string;
  /** `notJudged`: the VM is no longer in the inventory, so nothing can be said. */
  standing: ChangeStanding | "notJudged";
  verdict: Verdict | null;
  refusal: string | null;
  blockers: ProtectionFinding[];
  newWarnings: ProtectionFinding[];
  /** Disks that the changed policy's rule leaves out. */
  ruledOut: RuledOutDisk[];
  /** Points that go into the bin; null when none does. */
  goes: { count: number; oldestAt: string; newestAt: string } | null;
  /** Points that come back out of the bin. */
  comesBack: number;
  nextRunAt: string | null;
  /** Points of other tools, which Azure counts as well. */
  otherPoints: number;
};

export type BeforeAfter<Value> = { before: Value; after: Value };

export type PolicyChangePlanDto = {
  policy: PolicySummaryDto;
  settings: PolicySettings;
  changes: SettingChange[];
  plannedAt: string;
  fingerprint: string;
  rpoHours: BeforeAfter<number | null>;
  pointsPerVm: BeforeAfter<number>;
  /** Besides, in the bin: they count towards the limit until they are deleted. */
  binnedPointsPerVm: number;
  binDays: number;
  pointLimit: number;
  vms: PolicyChangeVm[];
};
