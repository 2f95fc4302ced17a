import { protectionRulesMax, ruleScope } from "#lib/contracts/protection-rules.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { ProtectionRule as RuleRow } from "#lib/db/generated/client.ts";
import type { ProtectionRule } from "#lib/domain/protection-rules/decide-rules.ts";
import { refuse } from "../errors.ts";
import type { Acceptance } from "../protection/record-configuration.ts";

export const acceptancesOf = (row: Pick<RuleRow, "acceptedWarnings">): Acceptance[] =>
  row.acceptedWarnings as Acceptance[];

export const toRule = (row: RuleRow): ProtectionRule => ({
  id: row.id,
  name: row.name,
  enabled: row.enabled,
  priority: row.priority,
  policyId: row.policyId,
  scope: ruleScope.parse(row.scope),
  acceptedWarnings: acceptancesOf(row).map(({ ruleId }) => ruleId),
});

/** The rule for the audit trail, as it was. */
export const ruleRecord = (row: RuleRow) => ({
  ...{ name: row.name, enabled: row.enabled, priority: row.priority, policyId: row.policyId },
  scope: ruleScope.parse(row.scope),
  acceptedWarnings: acceptancesOf(row),
});

/** Every rule, in the order in which they decide. Uses ProtectionRule(priority, id). */
export async function loadRules(db: Db | Tx): Promise<ProtectionRule[]> {
  const rows = await db.protectionRule.findMany({
    where: { deletedAt: null },
    orderBy: [{ priority: "asc" }, { id: "asc" }],
    take: protectionRulesMax,
  });
  return rows.map(toRule);
}

export async function loadRuleRow(db: Db | Tx, ruleId: string): Promise<RuleRow> {
  const row = await db.protectionRule.findFirst({ where: { id: ruleId, deletedAt: null } });
  return row ?? refuse("notFound", "There is no such protection rule. It may have been deleted; go back to the list.");
}
