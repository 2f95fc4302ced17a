import type { ListProtectionRulesInput, ProtectionRulePageDto } from "#lib/contracts/protection-rules.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { scopeMatcher } from "#lib/domain/protection-rules/matches-scope.ts";
import { isUuid } from "#lib/std/uuid.ts";
import type { ServiceContext } from "../context.ts";
import { containsText } from "../paging/contains-text.ts";
import { type Key, keysetPage } from "../paging/keyset-page.ts";
import { loadRuleVms } from "./load-rule-vms.ts";
import { toRule } from "./rule-row.ts";
import { loadSubscriptionNames, toRuleSummary, withPolicy } from "./to-rule-summary.ts";

/** In the order in which they decide, with what each matches now. Uses ProtectionRule(priority, id). */
export async function listProtectionRules(
  ctx: ServiceContext,
  input: ListProtectionRulesInput,
): Promise<ProtectionRulePageDto> {
  const filter: Prisma.ProtectionRuleWhereInput = {
    deletedAt: null,
    ...(input.search ? { name: containsText(input.search) } : {}),
  };
  const page = await keysetPage(
    input,
    ({ key, isForward, take }) => {
      const direction = isForward ? "asc" : "desc";
      return ctx.db.protectionRule.findMany({
        where: { AND: [filter, key ? beyond(key, isForward ? "gt" : "lt") : {}] },
        orderBy: [{ priority: direction }, { id: direction }],
        take,
        include: withPolicy,
      });
    },
    (row) => [String(row.priority), row.id],
  );
  const vms = page.rows.length > 0 ? await loadRuleVms(ctx.db) : [];
  const subscriptionName = await loadSubscriptionNames(ctx.db);
  const rows = page.rows.map((row) => {
    const matches = scopeMatcher(toRule(row).scope);
    return toRuleSummary(row, subscriptionName, {
      matches: vms.filter(matches).length,
      protecting: vms.filter(({ item }) => item?.ruleId === row.id && !item.isStopped).length,
    });
  });
  return { ...page, rows };
}

function beyond([text = "", id = ""]: Key, side: "gt" | "lt"): Prisma.ProtectionRuleWhereInput {
  const priority = Number.parseInt(text, 10);
  if (!isUuid(id) || !Number.isSafeInteger(priority) || Math.abs(priority) >= 2 ** 31) return {};
  return { OR: [{ priority: { [side]: priority } }, { priority, id: { [side]: id } }] };
}
