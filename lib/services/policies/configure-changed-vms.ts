import type { Tx } from "#lib/db/client.ts";
import { decideProtection } from "#lib/domain/protection/decide-protection.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";
import { invariant } from "#lib/std/invariant.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { type ConfigureJob, insertConfigureJobs } from "../protection/configure-job.ts";
import type { Candidate } from "../protection/load-candidates.ts";
import { type Configured, recordConfiguration } from "../protection/record-configuration.ts";
import { acceptedRuleIds, type JudgedVm, type UnjudgedVm } from "./load-policy-change.ts";
import type { PolicyInForce } from "./policy-in-force.ts";

type Changed = { judged: readonly JudgedVm[]; unjudged: readonly UnjudgedVm[] };

/**
 * Puts VMs under a policy's version as their plan says, with a *Configure backup* job each. One that the policy does not
 * support follows as well, as in Azure: its job fails with the reason, and so does its protection until somebody acts.
 * @param accepted rule ids of the new warnings
 */
export async function configureChangedVms(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  { judged, unjudged }: Changed,
  accepted: readonly string[],
  changeId: string,
): Promise<void> {
  const granted = judged.filter(({ effect }) => effect.standing === "follows").map((vm) => grantOf(vm, accepted));
  await recordConfiguration(ctx, tx, policy, granted, { kind: "change", id: changeId });

  const followers = [
    ...judged.filter(({ effect }) => effect.standing !== "follows").map((vm) => followerOf(policy, vm)),
    ...unjudged.map((vm) => unjudgedFollower(ctx, policy, vm)),
  ];
  await moveItems(ctx, tx, policy, followers);
  await insertConfigureJobs(
    ctx,
    tx,
    policy,
    followers.map((job) => ({ ...job, policyChangeId: changeId })),
  );
}

function grantOf({ candidate, excludedDiskNames }: JudgedVm, accepted: readonly string[]): Configured {
  const decision = decideProtection(candidate.subject, {
    excludedDiskNames,
    acceptedWarnings: [...acceptedRuleIds(candidate), ...accepted],
    osDiskLeftOutAcknowledged: true,
  });
  invariant(decision.ok, `VM ${candidate.row.id} was planned to follow its policy and cannot.`);
  return { candidate, grant: decision.value };
}

type Follower = Omit<ConfigureJob, "policyChangeId">;

function followerOf(policy: PolicyInForce, { candidate, effect }: JudgedVm): Follower {
  const item = itemOf(candidate);
  const reason = effect.refusal ?? "";
  const isUnsupported = effect.standing === "unsupported";
  const saved = "The policy applies to it all the same.";
  return {
    virtualMachineId: candidate.row.id,
    protectedItemId: item.id,
    excludedDiskIds: item.excludedDiskIds,
    steps: [
      { name: "Check eligibility", status: isUnsupported ? "Failed" : "Completed", detail: reason },
      { name: "Save protection", status: "Completed", detail: saved },
    ],
    message: `Policy ${policy.name} (version ${policy.number}) does not support this VM. ${reason}`,
    detail: { blockers: effect.blockers.map(({ ruleId }) => ruleId) },
    failure: isUnsupported ? unsupported(policy, reason) : null,
    warnings: isUnsupported
      ? []
      : [{ code: "StillNotEligible", message: `It could not be backed up before either. ${reason}` }],
  };
}

function unjudgedFollower(ctx: ServiceContext, policy: PolicyInForce, { vmId, itemId }: UnjudgedVm): Follower {
  const message = "The VM is not in the inventory, so whether the policy supports it was not checked.";
  return {
    virtualMachineId: vmId,
    protectedItemId: itemId,
    excludedDiskIds: [],
    steps: [{ name: "Check eligibility", status: "Skipped", detail: message }],
    message: `Protection changed with policy ${policy.name} (version ${policy.number}) by ${actorName(ctx.actor)}. ${message}`,
    detail: {},
    failure: null,
    warnings: [{ code: "NotInInventory", message }],
  };
}

const unsupported = (policy: PolicyInForce, reason: string): RunFailure => ({
  code: "VmNotSupported",
  message: reason,
  meaning: `The VM has policy ${policy.name}, but restore points cannot be taken of it as version ${policy.number} asks. ${reason}`,
  remedy:
    "Mend the cause, put the VM under another policy, or open the policy's versions and choose Revert and keep the rest.",
  whoCanDoIt: "Stillpoint administrator",
  ...{ correlationId: null, requestId: null, raw: null },
});

function itemOf({ row }: Candidate) {
  invariant(row.protectedItem, `VM ${row.id} has a policy and no protection.`);
  return row.protectedItem;
}

/** In one statement. A VM that cannot be backed up any more is not shown as protected; one that was moved, no rule's any more. */
async function moveItems(
  ctx: ServiceContext,
  tx: Tx,
  policy: PolicyInForce,
  followers: readonly Follower[],
): Promise<void> {
  const rows = followers.map(({ virtualMachineId, protectedItemId, failure }) => ({
    id: protectedItemId,
    nextRunAt: nextRun(policy.settings, virtualMachineId, ctx.now())?.runAt ?? null,
    failed: failure !== null,
  }));
  await tx.$executeRaw`
    update "ProtectedItem" i set "policyId" = ${policy.id}::uuid, "nextRunAt" = r."nextRunAt",
      "ruleId" = case when i."policyId" = ${policy.id}::uuid then i."ruleId" end,
      state = case when r.failed and i.state in ('Protected', 'InitialBackupPending')
        then 'ProtectionError'::"ProtectionState" else i.state end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "nextRunAt" timestamptz, failed boolean)
    where i.id = r.id`;
}
