import {
  type CreateProtectionRuleInput,
  protectionRulesMax,
  type RuleChanged,
} from "#lib/contracts/protection-rules.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { lockRules } from "./lock-rules.ts";
import { refusingTakenName, ruleData } from "./rule-data.ts";
import { loadRules } from "./rule-row.ts";
import { saveRuleChange } from "./save-rule-change.ts";

/** A new rule at its place in the order. The worker applies it at once. */
export function createProtectionRule(
  ctx: ServiceContext,
  { rule, shown }: CreateProtectionRuleInput,
): Promise<Result<RuleChanged, ServiceError>> {
  return runCommand(ctx, "createProtectionRule", async (tx) => {
    await lockRules(tx, "change");
    const before = await loadRules(tx);
    if (before.length >= protectionRulesMax) {
      refuse("notPossible", `There are ${protectionRulesMax} protection rules already. Delete one first.`);
    }
    const data = await ruleData(ctx, tx, rule, []);
    const id = ctx.newId();
    const made = { createdBy: actorName(ctx.actor), createdAt: ctx.now() };
    await refusingTakenName(rule.name, () =>
      tx.protectionRule.create({ data: { id, ...data, ...made, priority: before.length + 1 } }),
    );
    const saved = await saveRuleChange(ctx, tx, before, { kind: "save", rule: { ...rule, id } }, shown);
    return {
      value: { ruleId: id, name: rule.name },
      audit: { action: "protectionRule.create", target: rule.name, detail: { ruleId: id, ...rule, ...saved } },
    };
  });
}
