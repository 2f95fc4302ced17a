import type { RatePolicy } from "#simulator/arm/rate-policies.ts";

export type Draw = { remaining: number; retryAfterSeconds: number | null };

/** Token buckets by policy and key. `retryAfterSeconds` is set when the bucket was empty. */
export type RateLimiter = { draw(policy: RatePolicy, key: string, now: number): Draw };

type Bucket = { tokens: number; at: number };

/** Full buckets say nothing: they are thrown away once so many are held. */
const sweepAt = 50_000;

export function createRateLimiter(): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const capacities = new Map<string, RatePolicy>();
  return {
    draw(policy, key, now) {
      const name = `${policy.name}|${key}`;
      if (buckets.size >= sweepAt) sweep(buckets, capacities, now);
      const bucket = buckets.get(name) ?? { tokens: policy.capacity, at: now };
      capacities.set(name, policy);
      const tokens = filled(bucket, policy, now);
      if (tokens < 1) {
        buckets.set(name, { tokens, at: now });
        return {
          remaining: 0,
          retryAfterSeconds: Math.max(1, Math.ceil(((1 - tokens) / policy.refillPerMinute) * 60)),
        };
      }
      buckets.set(name, { tokens: tokens - 1, at: now });
      return { remaining: Math.floor(tokens - 1), retryAfterSeconds: null };
    },
  };
}

function filled(bucket: Bucket, policy: RatePolicy, now: number): number {
  return Math.min(policy.capacity, bucket.tokens + (Math.max(0, now - bucket.at) / 60_000) * policy.refillPerMinute);
}

function sweep(buckets: Map<string, Bucket>, capacities: Map<string, RatePolicy>, now: number): void {
  for (const [name, bucket] of buckets) {
    const policy = capacities.get(name);
    if (policy !== undefined && filled(bucket, policy, now) < policy.capacity) continue;
    buckets.delete(name);
    capacities.delete(name);
  }
}
