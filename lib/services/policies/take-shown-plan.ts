import type { ModifyPolicyInput } from "#lib/contracts/policy-changes.ts";
import type { Tx } from "#lib/db/client.ts";
import type { ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";
import { lockVms } from "../protection/lock-vms.ts";
import { associatedVmIds, loadPolicyChange, type PolicyChangePlan } from "./load-policy-change.ts";
import { lockPolicy } from "./lock-policy.ts";
import { shownInstant } from "./shown-instant.ts";

/** For thousands of VMs on a machine that is busy with other things; the locks it holds let the planner take other VMs. */
export const changeTimeoutMs = 120_000;

type ShownPlan = Pick<ModifyPolicyInput, "policyId" | "settings" | "plannedAt" | "fingerprint">;

/** The plan that somebody was shown, with its VMs and its policy locked; refuses when it is no longer true. */
export async function takeShownPlan(ctx: ServiceContext, tx: Tx, shown: ShownPlan): Promise<PolicyChangePlan> {
  const plannedAt = shownInstant(ctx, shown.plannedAt);
  const lockedIds = await associatedVmIds(tx, shown.policyId);
  await lockVms(tx, lockedIds);
  await lockPolicy(tx, shown.policyId, "change");
  const plan = await loadPolicyChange(tx, shown, plannedAt);
  // A VM that came under the policy between the two locks changes the plan, too.
  if (plan.fingerprint !== shown.fingerprint) {
    refuse(
      "conflict",
      "Something has changed since these effects were shown: the policy, its virtual machines or their restore points. Nothing was saved. Look at the effects again.",
    );
  }
  return plan;
}

/** Refuses until every new warning of these VMs has been accepted. */
export function refuseUnacceptedWarnings(judged: PolicyChangePlan["judged"], accepted: readonly string[]): void {
  const open = judged
    .flatMap(({ effect }) => effect.newWarnings)
    .filter(({ ruleId }) => !accepted.includes(ruleId))
    .map(({ title, ruleId }) => `${title} (${ruleId})`);
  if (open.length > 0) refuse("notPossible", `Accept each warning first: ${[...new Set(open)].join(", ")}.`);
}
