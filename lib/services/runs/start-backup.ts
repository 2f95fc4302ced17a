import type { StartBackupInput, StartBackupOutcome } from "#lib/contracts/runs.ts";
import type { Tx } from "#lib/db/client.ts";
import { collectionResourceGroupFor } from "#lib/domain/policy/collection-resource-group.ts";
import { requestedModeOf, settingsOf } from "#lib/domain/policy/policy-settings.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { type BackupTarget, loadBackupTargets } from "./backup-target.ts";
import { createRuns } from "./create-runs.ts";
import { startRefusal } from "./start-refusal.ts";

/** Backup now, for one VM or many. Each VM gets its own answer; the ones that can start do. */
export function startBackup(
  ctx: ServiceContext,
  input: StartBackupInput,
): Promise<Result<StartBackupOutcome[], ServiceError>> {
  const keepUntil = new Date(input.keepUntil);
  return runCommand(ctx, "start-backup", async (tx) => {
    if (keepUntil <= ctx.now()) {
      refuse("invalid", "The restore point must be kept for some time.", {
        keepUntil: ["Choose a day after today."],
      });
    }
    const targets = await loadBackupTargets(tx, input.virtualMachineIds);
    if (targets.length === 0) refuse("notFound", "None of these VMs is in the inventory any more. Reload the list.");
    const outcomes: StartBackupOutcome[] = [];
    for (const target of targets) outcomes.push(await startOne(ctx, tx, target, keepUntil));
    return {
      value: outcomes,
      audit: {
        action: "backup.start",
        target: outcomes.map((outcome) => outcome.vmName).join(", "),
        detail: { keepUntil: input.keepUntil, outcomes },
      },
    };
  });
}

async function startOne(
  ctx: ServiceContext,
  tx: Tx,
  target: BackupTarget,
  keepUntil: Date,
): Promise<StartBackupOutcome> {
  const { vm, item } = target;
  const refusal = startRefusal(target);
  const answer = { virtualMachineId: vm.id, vmName: vm.name };
  if (refusal || !item) return { ...answer, runId: null, refusal };
  const settings = settingsOf(item.version.settings);
  const [runId = null] = await createRuns(ctx, tx, [
    {
      vm,
      azureSubscriptionId: target.azureSubscriptionId,
      collection: target.collection,
      collectionResourceGroup: collectionResourceGroupFor(settings.collectionResourceGroup, vm),
      protectedItemId: item.id,
      policyVersionId: item.version.id,
      trigger: "OnDemand",
      requestedBy: actorName(ctx.actor),
      slotAt: null,
      requestedMode: requestedModeOf(settings),
      excludedDiskIds: item.excludedDiskIds,
      keepUntil,
    },
  ]);
  return { ...answer, runId, refusal: null };
}
