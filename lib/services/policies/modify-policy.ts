import type { ModifyPolicyInput, ModifyPolicyResult } from "#lib/contracts/policy-changes.ts";
import type { Tx } from "#lib/db/client.ts";
import { diffSettings } from "#lib/domain/policy/diff-settings.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { applyRetentionSoon } from "../retention/apply-retention-soon.ts";
import { runCommand } from "../run-command.ts";
import { configureChangedVms } from "./configure-changed-vms.ts";
import type { JudgedVm, PolicyChangePlan } from "./load-policy-change.ts";
import { changedPoints, planRecord } from "./plan-record.ts";
import { reassessRuledOtherwise } from "./reassess-ruled-otherwise.ts";
import { refuseInvalid } from "./refuse-invalid.ts";
import { changeTimeoutMs, refuseUnacceptedWarnings, takeShownPlan } from "./take-shown-plan.ts";

/**
 * Edits a policy ("option 2"): a new version, which every associated VM follows from now on, with a *Configure backup* job
 * each. What is saved is the plan that was shown, or nothing.
 */
export async function modifyPolicy(
  ctx: ServiceContext,
  input: ModifyPolicyInput,
): Promise<Result<ModifyPolicyResult, ServiceError>> {
  let [judged, before]: [JudgedVm[], PolicySettings] = [[], input.settings];
  const result = await runCommand(
    ctx,
    "modifyPolicy",
    async (tx) => {
      const plan = await takeShownPlan(ctx, tx, input);
      [judged, before] = [plan.judged, plan.current.settings];
      const { row, current, settings } = plan;
      refuseInvalid(row.name, settings);
      refuseUnchanged(plan);
      const unsupported = plan.judged.filter(({ effect }) => effect.standing === "unsupported");
      if (unsupported.length > 0 && input.unsupported === "refuse") refuseUnsupported(unsupported);
      refuseUnacceptedWarnings(followersOf(plan), input.acceptedWarnings);

      const version = await addVersion(ctx, tx, plan);
      const changeId = ctx.newId();
      await tx.policyChange.create({
        data: {
          ...{ id: changeId, kind: "Modified", policyId: row.id, fromNumber: current.number, toNumber: version.number },
          ...{ requestedBy: actorName(ctx.actor), createdAt: ctx.now(), plan: planRecord(plan, input) },
        },
      });
      const policy = { id: row.id, name: row.name, versionId: version.id, number: version.number, settings };
      await configureChangedVms(ctx, tx, policy, plan, input.acceptedWarnings, changeId);
      await applyRetentionSoon(ctx, tx, changedPoints(plan.judged));
      const failed = unsupported.length;
      return {
        value: { policyId: row.id, version: version.number, changeId, failed },
        audit: {
          action: "policy.modify",
          target: row.name,
          detail: { policyId: row.id, changeId, version: version.number, settings, failed, ...totalsOf(plan) },
        },
      };
    },
    { timeout: changeTimeoutMs },
  );
  if (result.ok) await reassessRuledOtherwise(ctx, judged, before, input.settings);
  return result;
}

const followersOf = ({ judged }: PolicyChangePlan) => judged.filter(({ effect }) => effect.standing === "follows");

const totalsOf = ({ judged, unjudged }: PolicyChangePlan) => ({
  vms: judged.length + unjudged.length,
  pointsToBin: judged.reduce((sum, { effect }) => sum + effect.goes.length, 0),
});

function refuseUnchanged({ current, settings }: PolicyChangePlan): void {
  if (diffSettings(current.settings, settings).length > 0) return;
  refuse("notPossible", "Nothing differs from the version in force, so there is nothing to save.");
}

function refuseUnsupported(vms: PolicyChangePlan["judged"]): never {
  const names = vms.map(({ candidate }) => candidate.row.name).join(", ");
  return refuse(
    "notPossible",
    `These virtual machines are not supported by the new settings: ${names}. Move the others to a copy of the policy, or go on and let their Configure backup jobs fail.`,
  );
}

/** The policy's lock is held, so the number is free; the unique index would say so if it were not. */
async function addVersion(ctx: ServiceContext, tx: Tx, { row, current, settings }: PolicyChangePlan) {
  const version = { id: ctx.newId(), number: current.number + 1 };
  const made = { createdBy: actorName(ctx.actor), createdAt: ctx.now() };
  await tx.policyVersion.create({ data: { ...version, ...made, policyId: row.id, settings } });
  await tx.policy.update({ where: { id: row.id }, data: { currentNumber: version.number } });
  return version;
}
