import type { Tx } from "#lib/db/client.ts";
import type { RuleChange } from "#lib/domain/protection-rules/change-rules.ts";
import type { ProtectionRule } from "#lib/domain/protection-rules/decide-rules.ts";
import type { ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";
import { foreseeChange } from "./foresee-change.ts";

/** As many names as a sentence bears. */
const namesMax = 5;

/**
 * The part that every change of the rules shares, with their lock held: refuses when more VMs would come under a policy than
 * were shown, renumbers the rules, and wakes the worker. The caller writes the rule itself, before or after.
 * @returns what is written down of it in the audit trail
 */
export async function saveRuleChange(
  ctx: ServiceContext,
  tx: Tx,
  before: readonly ProtectionRule[],
  change: RuleChange,
  shown: readonly string[],
): Promise<{ priority: number | null; expected: number }> {
  const { after, gains } = await foreseeChange(tx, before, change, ctx.now());
  refuseBeyondShown(gains, shown);
  const rows = after.map(({ id, priority }) => ({ id, priority }));
  await tx.$executeRaw`
    update "ProtectionRule" p set priority = r.priority
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, priority int)
    where p.id = r.id and p.priority <> r.priority`;
  await ctx.queue.enqueue(tx, "apply-protection-rules", { v: 1 });
  const ruleId = change.kind === "save" ? change.rule.id : change.ruleId;
  return { priority: after.find(({ id }) => id === ruleId)?.priority ?? null, expected: gains.length };
}

/** Fewer are fine: what left in between stays out. */
function refuseBeyondShown(gains: readonly { id: string; name: string }[], shown: readonly string[]): void {
  const known = new Set(shown);
  const more = gains.filter(({ id }) => !known.has(id));
  if (more.length === 0) return;
  const names = more.slice(0, namesMax).map(({ name }) => name);
  const rest = more.length - names.length;
  refuse(
    "conflict",
    `The fleet has changed since the numbers were shown: ${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""} would come under the policy as well. Nothing was saved. Look at the numbers again, then save.`,
  );
}
