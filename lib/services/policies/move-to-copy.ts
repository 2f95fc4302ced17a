import type { MovedVms, MoveToCopyInput } from "#lib/contracts/policy-changes.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { applyRetentionSoon } from "../retention/apply-retention-soon.ts";
import { runCommand } from "../run-command.ts";
import { configureChangedVms } from "./configure-changed-vms.ts";
import { insertPolicy } from "./insert-policy.ts";
import type { JudgedVm, PolicyChangePlan } from "./load-policy-change.ts";
import { changedPoints, planRecord } from "./plan-record.ts";
import { reassessRuledOtherwise } from "./reassess-ruled-otherwise.ts";
import { changeTimeoutMs, refuseUnacceptedWarnings, takeShownPlan } from "./take-shown-plan.ts";

/**
 * Moves chosen VMs of a policy to a new one with other settings, a *Configure backup* job each; the rest stay as they are.
 * This is "option 1" of moving to crash-consistent, and our split of "option 2": eligible VMs follow an edit, the others stay.
 */
export async function moveToCopy(ctx: ServiceContext, input: MoveToCopyInput): Promise<Result<MovedVms, ServiceError>> {
  let [judged, before]: [JudgedVm[], PolicySettings] = [[], input.settings];
  const result = await runCommand(
    ctx,
    "moveToCopy",
    async (tx) => {
      const plan = await takeShownPlan(ctx, tx, input);
      [judged, before] = [plan.judged, plan.current.settings];
      const moving = chosenOf(plan, input.vmIds);
      refuseUnacceptedWarnings(moving, input.acceptedWarnings);
      const copy = await insertPolicy(ctx, tx, input.name, input.settings);
      const changeId = ctx.newId();
      const moved = { ...plan, judged: moving, unjudged: [] };
      await tx.policyChange.create({
        data: {
          ...{ id: changeId, kind: "Assigned", policyId: copy.id, toNumber: copy.number },
          ...{ requestedBy: actorName(ctx.actor), createdAt: ctx.now() },
          plan: { ...planRecord(moved, input), fromPolicyId: plan.row.id, fromVersion: plan.current.number },
        },
      });
      await configureChangedVms(ctx, tx, copy, moved, input.acceptedWarnings, changeId);
      await applyRetentionSoon(ctx, tx, changedPoints(moving));
      return {
        value: { policyId: copy.id, changeId, moved: moving.length },
        audit: {
          action: "policy.move",
          target: copy.name,
          detail: {
            ...{ policyId: copy.id, changeId, fromPolicyId: plan.row.id, fromVersion: plan.current.number },
            ...{ settings: input.settings, vmIds: moving.map(({ candidate }) => candidate.row.id) },
          },
        },
      };
    },
    { timeout: changeTimeoutMs },
  );
  if (result.ok) await reassessRuledOtherwise(ctx, judged, before, input.settings);
  return result;
}

/** The chosen VMs; only such as the new settings support: the others have nothing to gain by moving. */
function chosenOf({ judged }: PolicyChangePlan, vmIds: readonly string[]): JudgedVm[] {
  const wanted = new Set(vmIds);
  const chosen = judged.filter(({ candidate }) => wanted.has(candidate.row.id));
  const unfit = chosen.filter(({ effect }) => effect.standing !== "follows");
  if (chosen.length < wanted.size) {
    refuse("conflict", "Not every chosen virtual machine has this policy any more. Choose them again.");
  }
  if (unfit.length === 0) return chosen;
  const names = unfit.map(({ candidate }) => candidate.row.name).join(", ");
  return refuse("notPossible", `The new settings do not support ${names}. Leave them out, or mend the cause first.`);
}
