import { z } from "zod";
import type { Finding, Profile, Verdict } from "#lib/domain/eligibility/assessment.ts";
import type { ProtectionState } from "#lib/domain/protection/protection-state.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { PolicySummaryDto } from "./policies.ts";

/** As many VMs as one command re-assesses within the time a transaction may take. */
export const maxVmsPerCommand = 500;

const vmId = z.uuid();
const diskNames = z.array(z.string().min(1).max(100)).max(100);

const eachOnce = <Item extends { vmId: string }>(items: Item[]): boolean =>
  new Set(items.map((item) => item.vmId)).size === items.length;

/** `excludedDiskNames: null` takes what the rules suggest; a list is taken as it is. */
export const previewProtectionInput = z.object({
  policyId: z.uuid(),
  vms: z
    .array(z.object({ vmId, excludedDiskNames: diskNames.nullable() }))
    .min(1, "Choose at least one VM.")
    .max(maxVmsPerCommand, `Choose at most ${maxVmsPerCommand} VMs at a time.`)
    .refine(eachOnce, "Choose each VM once."),
});
export type PreviewProtectionInput = z.infer<typeof previewProtectionInput>;

export const configureBackupInput = z.object({
  policyId: z.uuid(),
  /** What the what-if showed of exactly these VMs: it is applied, or nothing. Without it each VM is judged as it is now. */
  shown: z.object({ plannedAt: z.iso.datetime(), fingerprint: z.string().max(100) }).optional(),
  vms: z
    .array(
      z.object({
        vmId,
        excludedDiskNames: diskNames,
        /** Rule ids. */
        acceptedWarnings: z.array(z.string().max(10)).max(100),
        osDiskLeftOutAcknowledged: z.boolean(),
      }),
    )
    .min(1, "Choose at least one VM.")
    .max(maxVmsPerCommand, `Choose at most ${maxVmsPerCommand} VMs at a time.`)
    .refine(eachOnce, "Choose each VM once."),
});
export type ConfigureBackupInput = z.infer<typeof configureBackupInput>;

export const stopProtectionInput = z.object({ vmIds: z.array(vmId).min(1).max(maxVmsPerCommand) });
export type StopProtectionInput = z.infer<typeof stopProtectionInput>;

/** A finding as the wizard shows it. */
export type ProtectionFinding = Pick<
  Finding,
  "ruleId" | "title" | "meaning" | "remedy" | "diskNames" | "unverified" | "source" | "sourceDate"
>;

export type PreviewDisk = {
  name: string;
  role: "os" | "data";
  lun: number | null;
  sku: string | null;
  sizeGb: number | null;
  caching: string;
  isIncluded: boolean;
  canBeLeftOut: boolean;
  /** What in the policy's disk rule leaves it out, such as "LUN 3"; null when none does. */
  ruledOutBy: string | null;
  /** Why the rules leave it out from the start; empty when they do not. */
  suggestedBecause: ProtectionFinding[];
};

export type PreviewVm = {
  vmId: string;
  name: string;
  resourceGroup: string;
  location: string;
  size: string;
  /** Protection it has already, or had. */
  current: { state: ProtectionState; policyId: string; policyName: string } | null;
  /** With the disks as chosen; what goes away by itself does not count. */
  verdict: Verdict;
  blockers: ProtectionFinding[];
  warnings: ProtectionFinding[];
  disks: PreviewDisk[];
  isOsDiskLeftOut: boolean;
  /** The slot's start plus this VM's own share of the spread. */
  firstRunAt: string | null;
  /** Points that the policy's retention puts into the bin; null when none does. */
  goes: { count: number; oldestAt: string; newestAt: string } | null;
  /** Restore points of other tools that Azure counts as well; null while they have not been read. */
  otherPoints: number | null;
};

export type ProtectionPreviewDto = {
  policy: PolicySummaryDto;
  mode: RequestableMode;
  profile: Profile;
  /** Longest distance between two planned times. */
  rpoHours: number | null;
  /** Points per VM once the policy has run for its longest retention. */
  pointsPerVm: number;
  /** Besides, in the bin: they count towards the limit until they are deleted. */
  binnedPointsPerVm: number;
  pointLimit: number;
  vms: PreviewVm[];
  binDays: number;
  plannedAt: string;
  /** Of what is shown about the VMs without blockers. */
  fingerprint: string;
  /** Chosen, but gone meanwhile. */
  missingVmIds: string[];
};

export type ConfigureOutcome = {
  vmId: string;
  vmName: string;
  outcome: "configured" | "refused";
  /** Why it was refused. */
  reason: string | null;
  /** The Configure backup job. */
  runId: string | null;
};

export type ConfigureBackupResult = { outcomes: ConfigureOutcome[] };

export type StopOutcome = { vmId: string; vmName: string; outcome: "stopped" | "refused"; reason: string | null };

export type StopProtectionResult = { outcomes: StopOutcome[] };
