import type { ProtectionRuleDto, ProtectionRuleIdInput } from "#lib/contracts/protection-rules.ts";
import { findRule } from "#lib/domain/eligibility/catalogue.ts";
import type { ServiceContext } from "../context.ts";
import { acceptancesOf, toRule } from "./rule-row.ts";
import { loadSubscriptionNames, toRuleSummary, withPolicy } from "./to-rule-summary.ts";

/** One rule as it is saved; null when there is none by this id. What it comes to now is `listRuleVms`. */
export async function getProtectionRule(
  ctx: ServiceContext,
  { ruleId }: ProtectionRuleIdInput,
): Promise<ProtectionRuleDto | null> {
  const row = await ctx.db.protectionRule.findFirst({ where: { id: ruleId, deletedAt: null }, include: withPolicy });
  if (!row) return null;
  const subscriptionName = await loadSubscriptionNames(ctx.db);
  const {
    matches: _,
    protecting: _p,
    leftOut: _l,
    ...summary
  } = toRuleSummary(row, subscriptionName, {
    matches: 0,
    protecting: 0,
  });
  return {
    ...summary,
    scope: toRule(row).scope,
    acceptedWarnings: acceptancesOf(row).map((acceptance) => ({
      ...acceptance,
      title: findRule(acceptance.ruleId)?.title ?? "No longer a rule of the catalogue",
    })),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
