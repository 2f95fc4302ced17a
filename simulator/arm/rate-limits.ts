import type { RatePolicy } from "#simulator/arm/rate-policies.ts";

export type Draw = { remaining: number; retryAfterSeconds: number | null };

/** Token buckets by policy and key. `retryAfterSeconds` is set when the bucket was empty. */
export type RateLimiter = { draw(policy: Bucketing, key: string, now: number): Draw };

type Bucketing = Pick<RatePolicy, "name" | "capacity" | "refill" | "everyMs">;
type Bucket = { policy: Bucketing; tokens: number; filledAt: number; refusesUntil: number };

/** Full buckets say nothing: they are thrown away once so many are held, and again whenever there are twice as many. */
const sweepFrom = 50_000;

export function createRateLimiter(): RateLimiter {
  const buckets = new Map<string, Bucket>();
  let sweepAt = sweepFrom;
  return {
    draw(policy, key, now) {
      const name = `${policy.name}|${key}`;
      if (buckets.size >= sweepAt) {
        sweep(buckets, now);
        sweepAt = Math.max(sweepFrom, 2 * buckets.size);
      }
      const bucket = buckets.get(name) ?? { policy, tokens: policy.capacity, filledAt: now, refusesUntil: 0 };
      buckets.set(name, bucket);
      fill(bucket, now);
      if (bucket.tokens < 1 || now < bucket.refusesUntil) return refuse(bucket, now);
      bucket.tokens -= 1;
      return { remaining: bucket.tokens, retryAfterSeconds: null };
    },
  };
}

/** Who asks again before the time that was given is refused as well, and told the time that is left. */
function refuse(bucket: Bucket, now: number): Draw {
  const { policy, filledAt, refusesUntil } = bucket;
  const readyAt = now < refusesUntil ? refusesUntil : filledAt + policy.everyMs;
  const retryAfterSeconds = Math.max(1, Math.ceil((readyAt - now) / 1000));
  bucket.refusesUntil = now + retryAfterSeconds * 1000;
  return { remaining: 0, retryAfterSeconds };
}

function fill(bucket: Bucket, now: number): void {
  const { policy } = bucket;
  const times = Math.floor((now - bucket.filledAt) / policy.everyMs);
  if (times <= 0) return;
  bucket.tokens = Math.min(policy.capacity, bucket.tokens + times * policy.refill);
  bucket.filledAt += times * policy.everyMs;
}

function sweep(buckets: Map<string, Bucket>, now: number): void {
  for (const [name, bucket] of buckets) {
    fill(bucket, now);
    if (bucket.tokens >= bucket.policy.capacity && now >= bucket.refusesUntil) buckets.delete(name);
  }
}
