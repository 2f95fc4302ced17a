/** Azure adds `refillPerMinute` at once, every minute, up to `capacity`. */
export type BucketSize = { capacity: number; refillPerMinute: number };

/** `tokens` below zero are places that are promised for the minutes to come. */
export type TokenBucket = BucketSize & { tokens: number; refilledAt: Date };

export const refillEveryMs = 60_000;

/**
 * Our minute begins this much after Azure's, whose minute begins with the first request that arrives: between the place taken
 * and its arrival lie a look at the VM, its collection, and on a busy machine seconds. Should it be more, the first answer says
 * so (`heedLimits`), and every minute that was promised begins later.
 * It does not help around Azure's refill of an almost full bucket: what Azure throws away above its capacity we may still
 * count on, so that requests which come singly and then many at once can be refused, fewer than one refill. A refusal is
 * heeded (Retry-After) and corrects the count. When a fleet asks at once, which is what the budget is for, none is.
 */
export const refillMarginMs = 10_000;

/**
 * What has been refilled by now. Recorded counts stay down for up to a minute and come back together. Since when a full bucket
 * counts its minute is not known: from its next use on is never too early.
 */
export function refilled(bucket: TokenBucket, now: Date): TokenBucket {
  const minutes = Math.max(0, Math.floor((now.getTime() - bucket.refilledAt.getTime()) / refillEveryMs));
  const tokens = bucket.tokens + minutes * bucket.refillPerMinute;
  return tokens >= bucket.capacity
    ? { ...bucket, tokens: bucket.capacity, refilledAt: new Date(now.getTime() + refillMarginMs) }
    : { ...bucket, tokens, refilledAt: new Date(bucket.refilledAt.getTime() + minutes * refillEveryMs) };
}

/** Takes the next free place. `lib/services/budgets/take-turns.ts` says the same in SQL, and a test holds one against the other. */
export function takeTurn(bucket: TokenBucket, now: Date): TokenBucket {
  const full = refilled(bucket, now);
  return { ...full, tokens: full.tokens - 1 };
}

/** When the place that was taken last is there: now, or with the refill that pays for it. */
export function turnAt({ tokens, refillPerMinute, refilledAt }: TokenBucket, now: Date): Date {
  if (tokens >= 0) return now;
  return new Date(refilledAt.getTime() + Math.ceil(-tokens / refillPerMinute) * refillEveryMs);
}

/** The refill that a place counts on which was promised for that instant: the minutes may have moved meanwhile. */
export function refillAtOrAfter({ refilledAt }: Pick<TokenBucket, "refilledAt">, at: Date): Date {
  const late = (refilledAt.getTime() - at.getTime()) % refillEveryMs;
  return new Date(at.getTime() + (late < 0 ? late + refillEveryMs : late));
}

/** Unused places add up to the capacity and no further: as long as that takes, one whose time has come is still there. */
export const turnLastsMs = ({ capacity, refillPerMinute }: BucketSize): number =>
  Math.floor(capacity / refillPerMinute) * refillEveryMs;
