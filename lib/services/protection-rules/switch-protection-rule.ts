import type { RuleChanged, SwitchProtectionRuleInput } from "#lib/contracts/protection-rules.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { lockRules } from "./lock-rules.ts";
import { loadRuleRow, loadRules } from "./rule-row.ts";
import { saveRuleChange } from "./save-rule-change.ts";

/** On or off. What a rule has protected stays protected while it is off. */
export function switchProtectionRule(
  ctx: ServiceContext,
  { ruleId, enabled, shown }: SwitchProtectionRuleInput,
): Promise<Result<RuleChanged, ServiceError>> {
  return runCommand(ctx, "switchProtectionRule", async (tx) => {
    await lockRules(tx, "change");
    const { name } = await loadRuleRow(tx, ruleId);
    const saved = await saveRuleChange(ctx, tx, await loadRules(tx), { kind: "switch", ruleId, enabled }, shown);
    await tx.protectionRule.update({ where: { id: ruleId }, data: { enabled, updatedAt: ctx.now() } });
    const action = enabled ? "protectionRule.enable" : "protectionRule.disable";
    return { value: { ruleId, name }, audit: { action, target: name, detail: { ruleId, ...saved } } };
  });
}
