import type { AzureAnswer } from "#lib/azure/port.ts";
import { type BudgetPlace, budgetId, budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import { refillEveryMs, refillMarginMs } from "#lib/domain/azure-budget/token-bucket.ts";
import type { ServiceContext } from "../context.ts";

const policies = Object.values(budgetPolicies);

/**
 * Azure's own count goes before ours: others use the same subscription. It only ever lowers ours, since it does not know of the
 * places that are promised and not used yet; and an answer from before a refill says nothing about the time after it.
 * @param askedAt when the place was used, so that the answer can be told from one of an earlier minute
 */
export async function heedLimits(
  ctx: ServiceContext,
  place: BudgetPlace,
  askedAt: Date,
  answer: AzureAnswer<unknown>,
): Promise<void> {
  for (const { policy } of policies) {
    const id = budgetId(place, policy);
    const limit = answer.limits?.find((row) => row.policy === policy);
    if (!answer.ok && answer.failure.kind === "throttled" && answer.failure.target === policy) {
      await block(ctx, id, answer.failure.retryAfterMs ?? refillEveryMs);
    } else if (limit) {
      const before = new Date(askedAt.getTime() + refillMarginMs);
      await ctx.db.$executeRaw`
        update "AzureBudget" set tokens = ${limit.remaining}
        where id = ${id} and tokens > ${limit.remaining} and "refilledAt" <= ${before}`;
    }
  }
}

/** Azure's minute begins when it says to come back: nothing is left until then, and the places promised come after. */
async function block(ctx: ServiceContext, id: string, retryAfterMs: number): Promise<void> {
  const until = new Date(ctx.now().getTime() + retryAfterMs + refillMarginMs);
  const refilledAt = new Date(until.getTime() - refillEveryMs);
  await ctx.db.$executeRaw`
    update "AzureBudget" set tokens = least(tokens, 0), "refilledAt" = ${refilledAt}, "blockedUntil" = ${until}
    where id = ${id} and ("blockedUntil" is null or "blockedUntil" < ${until})`;
}
