import type { AzureAnswer } from "#lib/azure/port.ts";
import {
  type BudgetPlace,
  type BudgetPolicy,
  budgetId,
  budgetPolicies,
} from "#lib/domain/azure-budget/budget-policies.ts";
import { refillEveryMs, refillMarginMs } from "#lib/domain/azure-budget/token-bucket.ts";
import type { ServiceContext } from "../context.ts";

const { readPoint, ...taken } = budgetPolicies;
const policies = Object.values(budgetPolicies);
const takenPolicies: readonly BudgetPolicy[] = Object.values(taken);

/** Below this part of a limit that nobody takes places in, those who can wait do (limits-and-errors 2.4). */
const lowShare = 0.1;

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
  for (const policy of policies) {
    const limit = answer.limits?.find((row) => row.policy === policy.policy);
    if (!answer.ok && answer.failure.kind === "throttled" && answer.failure.target === policy.policy) {
      await block(ctx, place, policy, answer.failure.retryAfterMs ?? refillEveryMs);
    } else if (limit && takenPolicies.includes(policy)) {
      await lower(ctx, place, policy, limit.remaining, askedAt);
    } else if (limit && limit.remaining < lowShare * readPoint.capacity) {
      await block(ctx, place, policy, refillEveryMs);
    }
  }
}

async function lower(
  ctx: ServiceContext,
  place: BudgetPlace,
  { policy, capacity }: BudgetPolicy,
  remaining: number,
  askedAt: Date,
): Promise<void> {
  const id = budgetId(place, policy);
  // The first request of a full bucket: Azure's minute has begun by now.
  if (remaining === capacity - 1) {
    const now = ctx.now();
    await ctx.db.$executeRaw`update "AzureBudget" set "refilledAt" = ${now} where id = ${id} and "refilledAt" < ${now}`;
  }
  const before = new Date(askedAt.getTime() + refillMarginMs);
  await ctx.db.$executeRaw`
    update "AzureBudget" set tokens = ${remaining}
    where id = ${id} and tokens > ${remaining} and "refilledAt" <= ${before}`;
}

/** Azure's minute begins when it says to come back: nothing is left until then, and the places promised come after. */
async function block(ctx: ServiceContext, place: BudgetPlace, policy: BudgetPolicy, afterMs: number): Promise<void> {
  const id = budgetId(place, policy.policy);
  const until = new Date(ctx.now().getTime() + afterMs + refillMarginMs);
  const refilledAt = new Date(until.getTime() - refillEveryMs);
  await ctx.db.$executeRaw`
    insert into "AzureBudget" as b (id, capacity, "refillPerMinute", tokens, "refilledAt", "blockedUntil")
    values (${id}, ${policy.capacity}, ${policy.refillPerMinute}, 0, ${refilledAt}, ${until})
    on conflict (id) do update set tokens = least(b.tokens, 0), "refilledAt" = ${refilledAt}, "blockedUntil" = ${until}
    where b."blockedUntil" is null or b."blockedUntil" < ${until}`;
}
