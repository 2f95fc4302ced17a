import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDb } from "#lib/db/client.ts";
import { budgetId, budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import { refillMarginMs, type TokenBucket, takeTurn, turnAt } from "#lib/domain/azure-budget/token-bucket.ts";
import { claimTurn } from "#lib/services/budgets/claim-turn.ts";
import { giveBackTurns } from "#lib/services/budgets/give-back-turns.ts";
import { takeTurns } from "#lib/services/budgets/take-turns.ts";
import type { Ask } from "#lib/services/runs/engine.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

const place = { subscriptionId: "Sub-1", location: "westeurope" };
const { createPoint, createCollection } = budgetPolicies;

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
});
afterEach(() => world.close());

describe("the budget that all workers share", () => {
  it("gives out no more than Azure allows when two processes take at once, and lines up the rest", async () => {
    const other = createDb(world.databaseUrl);
    const takers = [world.db, other].flatMap((db) => Array.from({ length: 120 }, () => db));
    const turns = await Promise.all(takers.map((db) => takeTurns(db, place, [createPoint], testNow, 1)));
    await other.$disconnect();
    const times = turns.flat(2).map(({ at }) => at.getTime() - testNow.getTime());
    const count = (ms: number) => times.filter((time) => time === ms).length;
    expect([0, 60_000 + refillMarginMs, 120_000 + refillMarginMs].map(count)).toEqual([150, 50, 40]);
  });

  it("counts like the rule it mirrors, over hours of taking and giving back", async () => {
    const steps = fc.array(
      fc.record({
        pauseMs: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 300_000 })),
        isGivenBack: fc.boolean(),
      }),
      { minLength: 1, maxLength: 60 },
    );
    const scarce = { ...createPoint, capacity: 6, refillPerMinute: 2 };
    let trial = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const own = { ...place, subscriptionId: `sub-${trial++}` };
        let bucket: TokenBucket = { ...scarce, tokens: scarce.capacity, refilledAt: testNow };
        let now = testNow;
        for (const { pauseMs, isGivenBack } of taken) {
          now = new Date(now.getTime() + pauseMs);
          bucket = takeTurn(bucket, now);
          expect(await takeTurns(world.db, own, [scarce], now, 1)).toMatchObject([[{ at: turnAt(bucket, now) }]]);
          if (!isGivenBack) continue;
          bucket = { ...bucket, tokens: Math.min(bucket.capacity, bucket.tokens + 1) };
          await world.db.$transaction((tx) => giveBackTurns(world.context(), tx, [{ place: own, policies: [scarce] }]));
        }
        const id = budgetId(own, scarce.policy);
        const { tokens, refilledAt } = await world.db.azureBudget.findUniqueOrThrow({ where: { id } });
        expect({ tokens, refilledAt }).toEqual({ tokens: bucket.tokens, refilledAt: bucket.refilledAt });
      }),
      { numRuns: 20 },
    );
  });

  it("lets nobody wait for a free place only because asking took a while", async () => {
    let ms = testNow.getTime();
    const ctx = { ...world.context(), now: () => new Date(ms++) };
    const ask: Ask = async (query, input) => {
      const [output] = await query(ctx, [input]);
      return output as NonNullable<typeof output>;
    };
    expect(await claimTurn({ ctx, ask }, place, [createPoint], null)).toBeNull();
  });

  it("keeps subscriptions, regions and policies apart", async () => {
    const places = [place, { ...place, location: "northeurope" }, { ...place, subscriptionId: "sub-2" }];
    for (const one of places) await takeTurns(world.db, one, [createPoint, createCollection], testNow, 1);
    await takeTurns(world.db, place, [createPoint], testNow, 1);
    const rows = await world.db.azureBudget.findMany({ orderBy: { id: "asc" } });
    expect(rows).toHaveLength(6);
    expect(rows.filter((row) => row.tokens === 148).map((row) => row.id)).toEqual([
      "sub-1|westeurope|putrestorepointsubscriptionmaximum",
    ]);
  });
});
