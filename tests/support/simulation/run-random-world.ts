import { comeToRest } from "./come-to-rest.ts";
import { createDriver } from "./drive.ts";
import { checkInvariants } from "./invariants/check-invariants.ts";
import type { Guard } from "./invariants/evidence.ts";
import { actAtRandom } from "./random-acts.ts";
import { randomPlan } from "./random-plan.ts";
import { randomPolicy } from "./random-policies.ts";
import { seededRandom } from "./seeded-random.ts";
import { createWorld, type SimulatedWorld, type SimulationDatabase } from "./world.ts";

const minuteMs = 60_000;

export type WorldEnd = { seed: number; faults: string[]; story: string[] };

/** A world that its seed alone decides: policies, misfortune, what people do, and when. */
export async function runRandomWorld(database: SimulationDatabase, seed: number): Promise<WorldEnd> {
  const random = seededRandom(seed);
  const policies = Array.from({ length: random.pick([1, 1, 2]) }, () => randomPolicy(random));
  const world = await createWorld(database, seed, { policies, binDays: random.pick([0, 0, 1]) });
  const revival = { pauseMs: () => random.between(1, 120) * 1_000, losesJob: () => random.chance(0.3) };
  const driver = createDriver(world, revival);
  world.setPlan(
    randomPlan(random, {
      callRate: random.pick([0.05, 0.15, 0.4]),
      commitRate: random.pick([0, 0.03, 0.1]),
      faultsMax: random.between(1, 10),
    }),
  );
  const guards: Guard[] = [];
  try {
    const rounds = random.between(2, 4);
    for (let round = 0; round < rounds; round++) {
      await driver.runUntil(world.clock.azureNow() + random.pick([1, 20, 270]) * minuteMs);
      await actAtRandom({ world, driver, random, guards });
    }
    const left = await comeToRest(world, driver);
    const faults = [...left, ...(await checkInvariants(world, { guards }))];
    return { seed, faults, story: faults.length === 0 ? world.story : await wholeStory(world) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const words = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return {
      seed,
      faults: [`${error instanceof Error ? error.message : "It threw."} ${words}`],
      story: await wholeStory(world),
    };
  }
}

/** With every entry of the runs' histories between the notes of the same second. */
async function wholeStory({ db, story }: SimulatedWorld): Promise<string[]> {
  const events = await db.runEvent.findMany({ orderBy: [{ at: "asc" }, { runId: "asc" }, { seq: "asc" }] });
  const entries = events.map(
    ({ at, runId, from, to, event, message }) =>
      `${at.toISOString().slice(5, 19)}     ${runId.slice(-6)} ${from} -> ${to} (${event}) ${message}`,
  );
  return [...story, ...entries].toSorted((a, b) => a.slice(0, 14).localeCompare(b.slice(0, 14)));
}

/** What a person needs to find out why: the promise that was broken, what had happened, and how to see it again. */
export const worldInWords = ({ seed, faults, story }: WorldEnd): string =>
  [
    `World ${seed} broke ${faults.length} promises:`,
    ...faults.map((fault) => `- ${fault}`),
    "What happened:",
    ...story,
    `Again: npm run simulate -- --seed ${seed}`,
  ].join("\n");
