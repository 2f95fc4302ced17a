import type { ModifyProtectionRuleInput, RuleChanged } from "#lib/contracts/protection-rules.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { lockRules } from "./lock-rules.ts";
import { refusingTakenName, ruleData } from "./rule-data.ts";
import { acceptancesOf, loadRuleRow, loadRules, ruleRecord } from "./rule-row.ts";
import { saveRuleChange } from "./save-rule-change.ts";

/** Edits a rule. VMs that it no longer matches keep their protection; the worker applies the rest at once. */
export function modifyProtectionRule(
  ctx: ServiceContext,
  { ruleId, rule, seenAt, shown }: ModifyProtectionRuleInput,
): Promise<Result<RuleChanged, ServiceError>> {
  return runCommand(ctx, "modifyProtectionRule", async (tx) => {
    await lockRules(tx, "change");
    const row = await loadRuleRow(tx, ruleId);
    if (row.updatedAt.toISOString() !== new Date(seenAt).toISOString()) {
      refuse("conflict", "Somebody has changed this rule since you opened it. Nothing was saved. Open it again.");
    }
    const before = await loadRules(tx);
    const data = await ruleData(ctx, tx, rule, acceptancesOf(row));
    await refusingTakenName(rule.name, () => tx.protectionRule.update({ where: { id: ruleId }, data }));
    const saved = await saveRuleChange(ctx, tx, before, { kind: "save", rule: { ...rule, id: ruleId } }, shown);
    return {
      value: { ruleId, name: rule.name },
      audit: {
        action: "protectionRule.modify",
        target: rule.name,
        detail: { ruleId, before: ruleRecord(row), after: rule, ...saved },
      },
    };
  });
}
