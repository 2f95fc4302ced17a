import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { type ActiveState, type engineKinds, isBackupState, stateRules } from "#lib/domain/run/run-state.ts";
import { cancelRun } from "#lib/services/runs/cancel-run.ts";
import { comeToRest } from "../come-to-rest.ts";
import { createDriver, type Driver } from "../drive.ts";
import { noFaults, type PortCall } from "../fault.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createWorld, type SimulatedWorld, type SimulationDatabase } from "../world.ts";
import { beginRun } from "./begin-run.ts";
import { type Disturbance, endless } from "./disturbances.ts";
import { waysToStates } from "./ways-to-states.ts";

const minuteMs = 60_000;
/** The longest run: a day of waiting, then every deadline. */
const runMaxMs = 40 * 60 * minuteMs;

export type ScenarioEnd = { status: string; faults: string[]; story: string[] };

/** Brings a run into a state, disturbs its next step once, lets the world come to rest, and looks. */
export async function playScenario(
  database: SimulationDatabase,
  state: ActiveState,
  disturbance: Disturbance,
): Promise<ScenarioEnd> {
  const policy = { ...defaultPolicySettings, instantRetentionDays: 1 };
  const world = await createWorld(database, 1, { policies: [policy], binDays: 0 });
  await world.db.protectedItem.updateMany({ data: { nextRunAt: null } });
  const driver = createDriver(world);
  const runId = await beginRun[isBackupState(state) ? "Backup" : "DeletePoints"](world);
  await reach(world, driver, runId, state);
  world.note(`${state}: ${disturbance.name}`);
  await disturb(world, driver, runId, state, disturbance);
  const end = world.clock.azureNow() + runMaxMs;
  while (world.clock.azureNow() < end && !(await hasEnded(world, runId))) {
    await driver.runUntil(world.clock.azureNow() + 10 * minuteMs);
  }
  const left = await comeToRest(world, driver);
  const { status } = await look(world, runId);
  return {
    status,
    faults: [...left, ...(await checkInvariants(world))],
    story: world.story,
  };
}

const look = (world: SimulatedWorld, runId: string) =>
  world.db.run.findUniqueOrThrow({ where: { id: runId }, select: { engineState: true, endedAt: true, status: true } });

const hasEnded = async (world: SimulatedWorld, runId: string): Promise<boolean> =>
  (await look(world, runId)).endedAt !== null;

/** Steps on the way to the farthest state, with room for the looks of its deadline. */
const stepsMax = 40;

async function reach(world: SimulatedWorld, driver: Driver, runId: string, state: ActiveState): Promise<void> {
  const way = waysToStates[state];
  await way?.arrange?.(world);
  for (let step = 0; step < stepsMax; step++) {
    if ((await look(world, runId)).engineState === state) {
      world.setPlan(noFaults);
      return;
    }
    const onCall = (call: PortCall) => way?.faults?.find((each) => each.call === call)?.fault ?? null;
    world.setPlan({ onCall, onCommit: () => null });
    await driver.oneMove(runId);
  }
  throw new Error(`No ${stepsMax} steps lead to the state ${state}: does waysToStates name the right way?`);
}

async function disturb(
  world: SimulatedWorld,
  driver: Driver,
  runId: string,
  state: ActiveState,
  disturbance: Disturbance,
): Promise<void> {
  if (disturbance.plan) world.setPlan(disturbance.plan());
  switch (disturbance.act) {
    case "cancel":
      await cancelRun(world.ctx, { runId });
      break;
    case "passDeadline":
      world.clock.advance(stateRules[state].deadlineMs + 24 * 60 * minuteMs);
      break;
    case "repeat":
      for (let times = 0; times < 3; times++) world.queue.put({ runId, atMs: world.clock.azureNow() });
      break;
    case undefined:
      break;
  }
  await driver.step(runId);
  if (!endless.includes(disturbance)) world.setPlan(noFaults);
}

/** Whether a state's step asks Azure for anything, and whether that begins something there. */
export function concerns(state: ActiveState, { calls }: Disturbance): boolean {
  const beginning: readonly string[] = ["announceThenSend", "deletePoint"];
  const silent: readonly string[] = ["wait", "waitTurn", "applyRetention", "choosePoints"];
  const { effect } = stateRules[state];
  if (calls === null) return true;
  return calls === "any" ? !silent.includes(effect) : beginning.includes(effect);
}

export const statesOf = (kind: keyof typeof engineKinds): ActiveState[] =>
  (Object.keys(stateRules) as ActiveState[]).filter((state) => isBackupState(state) === (kind === "Backup"));
