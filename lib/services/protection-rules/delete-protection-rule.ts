import type { DeleteProtectionRuleInput, RuleChanged } from "#lib/contracts/protection-rules.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { lockRules } from "./lock-rules.ts";
import { loadRuleRow, loadRules, ruleRecord } from "./rule-row.ts";
import { saveRuleChange } from "./save-rule-change.ts";

/** What it has protected stays protected, and stays a rule's: another rule that matches may take it over. */
export function deleteProtectionRule(
  ctx: ServiceContext,
  { ruleId, shown }: DeleteProtectionRuleInput,
): Promise<Result<RuleChanged, ServiceError>> {
  return runCommand(ctx, "deleteProtectionRule", async (tx) => {
    await lockRules(tx, "change");
    const row = await loadRuleRow(tx, ruleId);
    const saved = await saveRuleChange(ctx, tx, await loadRules(tx), { kind: "delete", ruleId }, shown);
    await tx.protectionRule.update({ where: { id: ruleId }, data: { deletedAt: ctx.now() } });
    const { name } = row;
    return {
      value: { ruleId, name },
      audit: { action: "protectionRule.delete", target: name, detail: { ruleId, before: ruleRecord(row), ...saved } },
    };
  });
}
