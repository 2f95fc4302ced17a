import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  refillAtOrAfter,
  refilled,
  refillMarginMs,
  type TokenBucket,
  takeTurn,
  turnAt,
  turnLastsMs,
} from "#lib/domain/azure-budget/token-bucket.ts";

const start = Date.parse("2026-11-22T14:00:00Z");
const at = (ms: number) => new Date(start + ms);
const fresh = (capacity: number, refillPerMinute: number): TokenBucket => ({
  capacity,
  refillPerMinute,
  tokens: capacity,
  refilledAt: at(0),
});

/** Azure's side: refills at once every minute from the first arrival on, and refuses what it has nothing left for. */
function refusals(arrivals: readonly number[], capacity: number, refillPerMinute: number): number {
  const [first = 0] = arrivals;
  let [tokens, filledAt, refused] = [capacity, first, 0];
  for (const arrival of arrivals) {
    const minutes = Math.floor((arrival - filledAt) / 60_000);
    tokens = Math.min(capacity, tokens + minutes * refillPerMinute);
    filledAt += minutes * 60_000;
    if (tokens >= 1) tokens -= 1;
    else refused += 1;
  }
  return refused;
}

const sizes = fc.record({ refillPerMinute: fc.integer({ min: 1, max: 6 }), times: fc.integer({ min: 1, max: 4 }) });
const way = fc.integer({ min: 0, max: refillMarginMs - 1 });
/** A fleet's slot: everybody asks within some seconds. */
const pauses = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 80 });

describe("places in Azure's budget", () => {
  it("are refused by no bucket that refills once a minute when a fleet asks at once and all requests travel equally long", () => {
    fc.assert(
      fc.property(sizes, way, pauses, ({ refillPerMinute, times }, wayMs, steps) => {
        const capacity = refillPerMinute * times;
        let bucket = fresh(capacity, refillPerMinute);
        let now = 0;
        const arrivals = steps.map((pauseMs) => {
          now += pauseMs;
          bucket = takeTurn(bucket, at(now));
          return turnAt(bucket, at(now)).getTime() - start + wayMs;
        });
        expect(
          refusals(
            arrivals.toSorted((a, b) => a - b),
            capacity,
            refillPerMinute,
          ),
        ).toBe(0);
      }),
    );
  });

  it("come in the order of asking and as early as the refill allows", () => {
    let bucket = fresh(150, 50);
    const turns = Array.from({ length: 1_000 }, () => {
      bucket = takeTurn(bucket, at(0));
      return turnAt(bucket, at(0)).getTime() - start;
    });
    expect(turns).toEqual(turns.toSorted((a, b) => a - b));
    expect(turns.filter((ms) => ms === 0)).toHaveLength(150);
    expect(turns.filter((ms) => ms === 60_000 + refillMarginMs)).toHaveLength(50);
    // 850 places at 50 a minute.
    expect(turns.at(-1)).toBe(17 * 60_000 + refillMarginMs);
  });

  it("that were promised come later by as much as Azure's minutes do, and never earlier", () => {
    const promised = at(5 * 60_000);
    const come = (ms: number) => refillAtOrAfter({ refilledAt: at(ms) }, promised).getTime() - start;
    expect([0, 60_000, 7 * 60_000].map(come)).toEqual([300_000, 300_000, 300_000]);
    expect([14_000, 194_000].map(come)).toEqual([314_000, 314_000]);
  });

  it("never exceed the capacity, whatever time has passed", () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 150 }), fc.integer({ min: 0, max: 10 ** 9 }), (tokens, ms) => {
        const after = refilled({ ...fresh(150, 50), tokens }, at(ms));
        expect(after.tokens).toBeLessThanOrEqual(150);
        expect(after.tokens).toBeGreaterThanOrEqual(tokens);
      }),
    );
  });

  it("stay for as long as unused ones add up", () => {
    expect(turnLastsMs({ capacity: 150, refillPerMinute: 50 })).toBe(180_000);
  });
});
