import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EngineKind, stateRules } from "#lib/domain/run/run-state.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/postgres.ts";
import { openSimulationDatabase, type SimulationDatabase } from "../world.ts";
import { disturbances, endless } from "./disturbances.ts";
import { concerns, playScenario, statesOf } from "./play-scenario.ts";
import { waysToStates } from "./ways-to-states.ts";

/**
 * Goal: whatever goes wrong in whichever step, once, the run reaches its aim when what went wrong has passed, and ends when it
 * has not; ledger, history and Azure agree in the end. Method: the transition table, state by state, times every disturbance,
 * the real engine on PostgreSQL, a virtual clock, an Azure in memory.
 */
export function proveEveryStep(kind: EngineKind): void {
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

  it("has a way to every state of the transition tables", () => {
    expect(Object.keys(waysToStates).toSorted()).toEqual(Object.keys(stateRules).toSorted());
  });

  describe.each(statesOf(kind))("a run that is %s", (state) => {
    const concerning = [...disturbances, ...endless].filter((disturbance) => concerns(state, disturbance));
    it.each(concerning.map((disturbance) => [disturbance.name, disturbance] as const))(
      "keeps every promise when %s",
      async (_, disturbance) => {
        const { status, faults, story } = await playScenario(database, state, disturbance);
        expect(faults, story.join("\n")).toEqual([]);
        const { isHarmless } = disturbance;
        const mustSucceed = typeof isHarmless === "boolean" ? isHarmless : isHarmless.includes(state);
        if (mustSucceed) expect(status, story.join("\n")).toBe("Completed");
      },
    );
  });
}
