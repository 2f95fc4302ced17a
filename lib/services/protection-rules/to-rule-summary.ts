import type { ProtectionRuleSummaryDto } from "#lib/contracts/protection-rules.ts";
import type { Db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { RuleOutcomeCounts } from "#lib/domain/protection-rules/rule-outcome.ts";
import { scopeInWords } from "#lib/domain/protection-rules/scope-in-words.ts";
import { toRule } from "./rule-row.ts";

export const withPolicy = { policy: { select: { id: true, name: true } } } satisfies Prisma.ProtectionRuleInclude;

export type LoadedRule = Prisma.ProtectionRuleGetPayload<{ include: typeof withPolicy }>;

type Live = Pick<ProtectionRuleSummaryDto, "matches" | "protecting">;

export function toRuleSummary(
  row: LoadedRule,
  subscriptionName: (id: string) => string,
  live: Live,
): ProtectionRuleSummaryDto {
  const outcome = row.outcome as RuleOutcomeCounts | null;
  return {
    ...{ id: row.id, name: row.name, enabled: row.enabled, priority: row.priority, policy: row.policy },
    scopeWords: scopeInWords(toRule(row).scope, subscriptionName),
    ...live,
    appliedAt: row.appliedAt?.toISOString() ?? null,
    leftOut: (outcome?.notEligible ?? 0) + (outcome?.warningsOpen ?? 0),
  };
}

/** Names of subscriptions by Azure's id; one that is not known any more stays an id. */
export async function loadSubscriptionNames(db: Db): Promise<(id: string) => string> {
  const rows = await db.subscription.findMany({ select: { subscriptionId: true, displayName: true } });
  const names = new Map(rows.map((row) => [row.subscriptionId.toLowerCase(), row.displayName]));
  return (id) => names.get(id.toLowerCase()) ?? id;
}
