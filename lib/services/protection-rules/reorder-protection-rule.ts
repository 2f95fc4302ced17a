import type { ReorderProtectionRuleInput, RuleChanged } from "#lib/contracts/protection-rules.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { lockRules } from "./lock-rules.ts";
import { loadRuleRow, loadRules } from "./rule-row.ts";
import { saveRuleChange } from "./save-rule-change.ts";

/** Puts a rule at another place in the order; the others close up. */
export function reorderProtectionRule(
  ctx: ServiceContext,
  { ruleId, priority, shown }: ReorderProtectionRuleInput,
): Promise<Result<RuleChanged, ServiceError>> {
  return runCommand(ctx, "reorderProtectionRule", async (tx) => {
    await lockRules(tx, "change");
    const { name, priority: from } = await loadRuleRow(tx, ruleId);
    const saved = await saveRuleChange(ctx, tx, await loadRules(tx), { kind: "reorder", ruleId, priority }, shown);
    return {
      value: { ruleId, name },
      audit: { action: "protectionRule.reorder", target: name, detail: { ruleId, from, ...saved } },
    };
  });
}
