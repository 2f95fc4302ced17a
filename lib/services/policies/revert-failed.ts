import type { MovedVms, RevertFailedInput } from "#lib/contracts/policy-changes.ts";
import type { Tx } from "#lib/db/client.ts";
import { type PolicySettings, settingsOf } from "#lib/domain/policy/policy-settings.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { loadCandidates } from "../protection/load-candidates.ts";
import { lockVms } from "../protection/lock-vms.ts";
import { applyRetentionSoon } from "../retention/apply-retention-soon.ts";
import { runCommand } from "../run-command.ts";
import { configureChangedVms } from "./configure-changed-vms.ts";
import { insertPolicy } from "./insert-policy.ts";
import { type JudgedVm, judgeForChange } from "./load-policy-change.ts";
import { lockPolicy } from "./lock-policy.ts";
import { planRecord } from "./plan-record.ts";
import { isAssociated } from "./policy-row.ts";

/**
 * "Revert and keep the rest": the VMs whose *Configure backup* jobs failed in an edit go to a policy with the settings of
 * before it; the others keep the edit. Azure's remedy is to set the policy back for everybody and to begin anew.
 */
export function revertFailed(
  ctx: ServiceContext,
  { changeId, name }: RevertFailedInput,
): Promise<Result<MovedVms, ServiceError>> {
  return runCommand(ctx, "revertFailed", async (tx) => {
    const change = await loadRevertible(tx, changeId);
    const vmIds = await failedVmIds(tx, change);
    await lockVms(tx, vmIds);
    await lockPolicy(tx, change.policyId, "change");
    const judged = await judgeAgain(ctx, tx, change, vmIds);
    const previous = await insertPolicy(ctx, tx, name, change.before);
    const revertId = ctx.newId();
    const record = { judged, unjudged: [], fingerprint: null };
    await tx.policyChange.create({
      data: {
        ...{ id: revertId, kind: "Reverted", policyId: previous.id, toNumber: previous.number },
        ...{ requestedBy: actorName(ctx.actor), createdAt: ctx.now() },
        plan: {
          ...planRecord(record, { plannedAt: ctx.now().toISOString(), acceptedWarnings: [] }),
          revertedChangeId: changeId,
        },
      },
    });
    // What warned before the edit was accepted then, or let through by it: going back asks nothing new of anybody.
    const warned = judged.flatMap(({ effect }) => effect.newWarnings.map(({ ruleId }) => ruleId));
    await configureChangedVms(ctx, tx, previous, { judged, unjudged: [] }, warned, revertId);
    await leaveError(tx, judged);
    await applyRetentionSoon(ctx, tx, vmIds);
    return {
      value: { policyId: previous.id, changeId: revertId, moved: judged.length },
      audit: {
        action: "policy.revertFailed",
        target: name,
        detail: { policyId: previous.id, fromPolicyId: change.policyId, revertedChangeId: changeId, vmIds },
      },
    };
  });
}

type Revertible = { id: string; policyId: string; before: PolicySettings; after: PolicySettings };

async function loadRevertible(tx: Tx, changeId: string): Promise<Revertible> {
  const change = await tx.policyChange.findUnique({ where: { id: changeId } });
  if (!change || change.fromNumber === null) {
    return refuse("notFound", "There is no such edit of a policy to go back from.");
  }
  const versions = await tx.policyVersion.findMany({
    where: { policyId: change.policyId, number: { in: [change.fromNumber, change.toNumber] } },
    orderBy: { number: "asc" },
    select: { settings: true },
  });
  const [before, after] = versions.map(({ settings }) => settingsOf(settings));
  if (!before || !after) return refuse("notFound", "The version from before this edit is not there any more.");
  return { id: change.id, policyId: change.policyId, before, after };
}

/** Those that have the policy still; somebody may have moved or stopped some of them meanwhile. */
async function failedVmIds(tx: Tx, { id, policyId }: Revertible): Promise<string[]> {
  const runs = await tx.run.findMany({
    where: { policyChangeId: id, status: "Failed", protectedItem: { policyId, ...isAssociated } },
    select: { virtualMachineId: true },
  });
  if (runs.length > 0) return runs.map((run) => run.virtualMachineId);
  return refuse("conflict", "No virtual machine of this edit is left to revert. Somebody may have done it already.");
}

/** Under the locks: a VM that got another policy in between stays with it. */
async function judgeAgain(ctx: ServiceContext, tx: Tx, change: Revertible, vmIds: string[]): Promise<JudgedVm[]> {
  const candidates = await loadCandidates(tx, vmIds, change.before, ctx.now());
  const still = candidates.filter(({ row: { protectedItem: item } }) => item?.policyId === change.policyId);
  if (still.length < vmIds.length) {
    refuse("conflict", "Some of these virtual machines have changed just now. Look again, then revert.");
  }
  return judgeForChange(tx, still, change.after, change.before, ctx.now());
}

/** The edit had put them into error; with what they had before they stand as they stood, unless that does not fit either. */
async function leaveError(tx: Tx, judged: readonly JudgedVm[]): Promise<void> {
  const ids = judged.filter(({ effect }) => effect.standing === "follows").map(({ candidate }) => candidate.row.id);
  await tx.$executeRaw`
    update "ProtectedItem" set state = case when "lastSuccessAt" is null
      then 'InitialBackupPending'::"ProtectionState" else 'Protected'::"ProtectionState" end
    where "virtualMachineId" = any(${ids}::uuid[]) and state = 'ProtectionError'`;
}
