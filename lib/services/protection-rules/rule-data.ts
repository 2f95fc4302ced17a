import type { RuleDraft } from "#lib/contracts/protection-rules.ts";
import type { Tx } from "#lib/db/client.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import { validateRule } from "#lib/domain/protection-rules/validate-rule.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { lockPolicy } from "../policies/lock-policy.ts";
import type { Acceptance } from "../protection/record-configuration.ts";

/** The columns of a rule as somebody wants it, or a refusal. Its place in the order is given by `saveRuleChange`. */
export async function ruleData(
  ctx: ServiceContext,
  tx: Tx,
  { name, enabled, policyId, scope, acceptedWarnings }: RuleDraft,
  earlier: readonly Acceptance[],
) {
  const errors = validateRule(name, scope);
  if (Object.keys(errors).length > 0) {
    refuse("invalid", "The rule was not saved. Look at the marked fields.", errors);
  }
  await lockPolicy(tx, policyId, "use");
  await loadPolicy(tx, policyId);
  const now = { acceptedBy: actorName(ctx.actor), acceptedAt: ctx.now().toISOString() };
  return {
    ...{ name, nameKey: name.toLowerCase(), enabled, policyId, scope },
    updatedAt: ctx.now(),
    acceptedWarnings: [...new Set(acceptedWarnings)].map(
      (ruleId) => earlier.find((acceptance) => acceptance.ruleId === ruleId) ?? { ruleId, ...now },
    ),
  };
}

/** The index decides, so that two people who save the same name at once cannot both be told that it worked. */
export async function refusingTakenName<Value>(name: string, write: () => Promise<Value>): Promise<Value> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const sentence = `A protection rule named ${name} exists already; capital letters make no difference. Choose another name.`;
    return refuse("conflict", sentence, { name: [sentence] });
  }
}
