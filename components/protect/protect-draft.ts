import { type ProtectStep, protectSteps } from "#lib/contracts/protect-search.ts";
import {
  type ConfigureBackupInput,
  maxVmsPerCommand,
  type PreviewProtectionInput,
  type PreviewVm,
  type ProtectionPreviewDto,
} from "#lib/contracts/protection.ts";

/** What has been chosen so far, by VM id. Only what the user decided: the rest follows from the server's preview. */
export type ProtectDraft = {
  vmIds: string[];
  policyId: string | null;
  /** Disks left out, where the user changed what the rules suggest. */
  exclusions: Record<string, string[]>;
  /** VMs whose OS disk is left out knowingly. */
  osDiskAcknowledged: string[];
  /** Rule ids of accepted warnings. */
  accepted: Record<string, string[]>;
};

export const emptyProtectDraft: ProtectDraft = {
  vmIds: [],
  policyId: null,
  exclusions: {},
  osDiskAcknowledged: [],
  accepted: {},
};

/** Another policy may ask for another mode: what was decided about disks and warnings no longer holds. */
export const withPolicy = (draft: ProtectDraft, policyId: string): ProtectDraft =>
  draft.policyId === policyId ? draft : { ...emptyProtectDraft, vmIds: draft.vmIds, policyId };

export const previewInput = (draft: ProtectDraft): PreviewProtectionInput | null =>
  draft.policyId && draft.vmIds.length > 0 && draft.vmIds.length <= maxVmsPerCommand
    ? {
        policyId: draft.policyId,
        vms: draft.vmIds.map((vmId) => ({ vmId, excludedDiskNames: draft.exclusions[vmId] ?? null })),
      }
    : null;

/** VMs that can be protected as chosen; the others are named beforehand and left out of the command. */
export const protectable = (preview: ProtectionPreviewDto) => preview.vms.filter((vm) => vm.blockers.length === 0);

/** Whatever the policy's rule leaves out follows the policy, also when its rule changes. */
export const leftOutByHand = (vm: PreviewVm) => vm.disks.filter((disk) => !disk.isIncluded && disk.ruledOutBy === null);

export function configureInput(draft: ProtectDraft, preview: ProtectionPreviewDto): ConfigureBackupInput {
  return {
    policyId: preview.policy.id,
    shown: { plannedAt: preview.plannedAt, fingerprint: preview.fingerprint },
    vms: protectable(preview).map((vm) => ({
      vmId: vm.vmId,
      excludedDiskNames: leftOutByHand(vm).map((disk) => disk.name),
      acceptedWarnings: draft.accepted[vm.vmId] ?? [],
      osDiskLeftOutAcknowledged: draft.osDiskAcknowledged.includes(vm.vmId),
    })),
  };
}

/** Why the step cannot be left yet; null when it can. */
export function stepProblem(
  step: ProtectStep,
  draft: ProtectDraft,
  preview: ProtectionPreviewDto | undefined,
): string | null {
  switch (step) {
    case "vms":
      if (draft.vmIds.length === 0) return "Choose at least one virtual machine.";
      return draft.vmIds.length > maxVmsPerCommand
        ? `Choose at most ${maxVmsPerCommand} virtual machines at a time.`
        : null;
    case "policy":
      return draft.policyId ? null : "Choose a policy.";
    case "disks":
      return preview ? disksProblem(draft, preview) : "The disks are still being looked at.";
    case "what-if":
      return preview ? whatIfProblem(draft, preview) : "The effect is still being worked out.";
    case "review":
      return null;
  }
}

function disksProblem(draft: ProtectDraft, preview: ProtectionPreviewDto): string | null {
  const silent = preview.vms.filter((vm) => vm.isOsDiskLeftOut && !draft.osDiskAcknowledged.includes(vm.vmId));
  return silent.length > 0
    ? `Confirm that the OS disk of ${silent.map((vm) => vm.name).join(", ")} is left out.`
    : null;
}

function whatIfProblem(draft: ProtectDraft, preview: ProtectionPreviewDto): string | null {
  const vms = protectable(preview);
  if (vms.length === 0) return "None of the chosen virtual machines can be protected like this.";
  const open = vms.flatMap((vm) => vm.warnings.filter(({ ruleId }) => !draft.accepted[vm.vmId]?.includes(ruleId)));
  return open.length > 0 ? "Accept each warning, or go back and change what causes it." : null;
}

/** How far the wizard may be walked: up to the first step with a problem. */
export function reachableIndex(draft: ProtectDraft, preview: ProtectionPreviewDto | undefined): number {
  const blocked = protectSteps.findIndex((step) => stepProblem(step, draft, preview) !== null);
  return blocked === -1 ? protectSteps.length - 1 : blocked;
}
