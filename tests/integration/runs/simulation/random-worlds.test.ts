import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#tests/support/postgres.ts";
import { runRandomWorld, worldInWords } from "#tests/support/simulation/run-random-world.ts";
import { openSimulationDatabase, type SimulationDatabase } from "#tests/support/simulation/world.ts";

/**
 * The same worlds every time, so that a red test is about the change that was made; `npm run simulate` looks into new ones.
 */
const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

let testDatabase: TestDatabase;
let database: SimulationDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await openSimulationDatabase(testDatabase.url);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

it.each(seeds)("the engine keeps every promise in world %i", async (seed) => {
  const end = await runRandomWorld(database, seed);
  expect(end.faults, worldInWords(end)).toEqual([]);
});
