import { assess } from "#lib/domain/eligibility/assess.ts";
import type { Assessment } from "#lib/domain/eligibility/assessment.ts";
import { isBlockedByGuestOnly } from "#lib/domain/eligibility/guest-blockers.ts";
import { blockedUntil, isBlockedForNow } from "#lib/domain/eligibility/passing-blockers.ts";
import { settingsOf } from "#lib/domain/policy/policy-settings.ts";
import type { InspectionVerdict } from "#lib/domain/run/backup/backup-event.ts";
import type { PlannedDisk } from "#lib/domain/run/backup/backup-run.ts";
import { attemptModeOf } from "#lib/domain/run/backup/backup-run.ts";
import { planDisks } from "#lib/domain/run/backup/plan-disks.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { runFailureOf, upstreamFailed } from "../upstream-failed.ts";
import type { BackupStep, BackupStepInput } from "./backup-step.ts";
import { lookAround } from "./look-around.ts";

/** One fresh look at the VM, judged by the same rules as the grid; the verdict is kept with the restore point. */
export const inspectVm: BackupStep = async (input) => {
  const { azure, run } = input;
  const { virtualMachine: vm } = run;
  const known = vm.facts as VmFacts;
  const answer = await azure.readVm(vm.armId, known.disks);
  if (!answer.ok) {
    if (answer.failure.kind !== "notFound") return upstreamFailed(answer);
    return { event: { kind: "vmGone", failure: vmGone(vm.name, runFailureOf(answer)) }, trace: answer.trace };
  }
  const { facts, configuration } = answer.value;
  const isReplaced = known.vmId !== "" && facts.vmId !== known.vmId;
  if (isReplaced) return { event: { kind: "vmGone", failure: vmReplaced(vm.name) }, trace: answer.trace };

  const plannedDisks = planDisks(
    facts,
    run.excludedDiskIds,
    settingsOf(run.policyVersion?.settings ?? {}).excludeDisks,
  );
  const assessment = await judge(input, facts, plannedDisks);
  return {
    event: { kind: "inspected", verdict: verdictOf(assessment), plannedDisks },
    trace: answer.trace,
    inspected: { assessment, vmConfiguration: configuration },
  };
};

async function judge(
  { ctx, run, snapshot, ask }: BackupStepInput,
  facts: VmFacts,
  plannedDisks: readonly PlannedDisk[],
): Promise<Assessment> {
  const { virtualMachine: vm } = run;
  const now = ctx.now();
  const { profile, size, surroundings } = await ask(lookAround, {
    vmId: vm.id,
    connectionId: vm.subscription.connectionId,
    location: facts.location,
    size: facts.size,
    collectionResourceGroup: snapshot.memory.collection.resourceGroup,
  });
  return assess({
    facts,
    size,
    surroundings,
    mode: attemptModeOf(snapshot),
    profile,
    excludedDiskNames: plannedDisks.filter((disk) => !disk.included).map((disk) => disk.name),
    now,
  });
}

function verdictOf(assessment: Assessment): InspectionVerdict {
  const blockers = assessment.findings.filter((finding) => finding.severity === "blocker");
  if (blockers.length === 0) return { kind: "go" };
  if (isBlockedForNow(assessment)) {
    return {
      kind: "wait",
      reason: blockers.map((finding) => finding.meaning).join(" "),
      until: blockedUntil(assessment),
    };
  }
  const lasting = blockers.filter((finding) => !finding.passing);
  return {
    kind: "blocked",
    isGuestSide: isBlockedByGuestOnly(assessment),
    failure: ourFailure(
      `NotEligible.${lasting.map((finding) => finding.ruleId).join("+")}`,
      lasting.map((finding) => `${finding.ruleId} ${finding.title}.`).join(" "),
      lasting.map((finding) => finding.meaning).join(" "),
      [...new Set(lasting.map((finding) => finding.remedy))].join(" "),
    ),
  };
}

const ourFailure = (code: string, message: string, meaning: string, remedy: string): RunFailure => ({
  code,
  message,
  meaning,
  remedy,
  whoCanDoIt: "Administrator of the virtual machine",
  correlationId: null,
  requestId: null,
  raw: null,
});

const vmGone = (name: string, azureSaid: RunFailure): RunFailure => ({
  ...azureSaid,
  meaning: `The virtual machine ${name} does not exist in Azure any more, so nothing could be backed up. Its earlier restore points remain.`,
  remedy:
    "If it was deleted on purpose, stop its protection. If it was moved or re-created, sync the inventory and configure backup for the new machine.",
  whoCanDoIt: "Backup operator",
});

const vmReplaced = (name: string): RunFailure =>
  ourFailure(
    "VmReplaced",
    `Azure has another virtual machine under the name ${name}: its vmId is not the one that was protected.`,
    `${name} was deleted and created again, so it is another machine and its old collection cannot take its points.`,
    "Sync the inventory and configure backup for the new machine.",
  );
