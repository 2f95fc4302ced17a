import { isEndState, stateRules } from "#lib/domain/run/run-state.ts";
import { gather } from "#lib/std/gather.ts";
import { invariant } from "#lib/std/invariant.ts";
import type { AzureContext } from "../azure-context.ts";
import { type Commission, commitPassages } from "./commit-passages.ts";
import type { Ask, Query } from "./engine.ts";
import { type LoadedRun, loadRuns } from "./load-runs.ts";
import { beginPassage, goOn, type Passage } from "./passage.ts";
import { type BoundEffect, type Decision, engineOf } from "./run-kinds.ts";
import { stateOf } from "./run-row.ts";

/** Large enough that a fleet's runs share their statements, small enough that none holds its locks for long. */
const groupMax = 50;

export type RunAdvancer = {
  /**
   * One step of one run: load, ask the world, decide, commit. A run that is not due (a job delivered twice, or early) is left
   * alone: the job that belongs to its due time exists, and the sweep stands behind it.
   * @returns whether the run moved
   */
  advance(runId: string): Promise<boolean>;
};

/**
 * Advances any number of runs at once. Each goes its own way with its own outcome; those that are ready at the same moment are
 * loaded, look around in the ledger, and are committed together, so that a slow answer for one holds up no other.
 */
export function createRunAdvancer(ctx: AzureContext): RunAdvancer {
  const load = gather(
    async (ids: readonly string[]) => {
      const runs = new Map((await loadRuns(ctx.db, ids)).map((run) => [run.id, run]));
      return ids.map((id) => runs.get(id));
    },
    { max: groupMax, atOnce: 2 },
  );
  const commit = gather((commissions: readonly Commission[]) => commitPassages(ctx, commissions), {
    max: groupMax,
    atOnce: 2,
  });
  const crew: Crew = {
    ctx,
    ask: createAsk(ctx),
    async commit(passage, effect) {
      const settling = effect?.kind === "settling" ? effect.settle : null;
      const committed = await commit({ passage, settling });
      if (committed.status === "rejected") throw committed.reason;
      return committed.value;
    },
  };
  return {
    async advance(runId) {
      const run = await load(runId);
      invariant(run, `There is no run ${runId}.`);
      if (run.endedAt || (run.dueAt && run.dueAt > ctx.now())) return false;
      return takeStep(crew, run);
    },
  };
}

function createAsk(ctx: AzureContext): Ask {
  const asked = new Map<unknown, unknown>();
  return <Input, Output>(query: Query<Input, Output>, input: Input): Promise<Output> => {
    const known = asked.get(query) as ((input: Input) => Promise<Output>) | undefined;
    const ask = known ?? gather((inputs: readonly Input[]) => query(ctx, inputs), { max: groupMax, atOnce: 2 });
    asked.set(query, ask);
    return ask(input);
  };
}

type Crew = {
  ctx: AzureContext;
  ask: Ask;
  /** @param effect what the run is due for next: done in the same transaction where it needs nothing but the ledger */
  commit(passage: Passage, effect: BoundEffect | null): Promise<LoadedRun | null>;
};

async function takeStep(crew: Crew, loaded: LoadedRun): Promise<boolean> {
  const { ctx } = crew;
  const effect = dueEffect(loaded, ctx.now());
  if (!effect) return false;
  let passage = beginPassage(loaded);
  if (hasPassedDeadline(loaded, ctx.now())) {
    const passed = decided(crew, passage, engineOf(loaded).passDeadline(loaded, ctx.now()));
    return passed !== null && (await crew.commit(passed, null)) !== null;
  }
  if (effect.kind === "act") {
    const acted = decided(crew, passage, await effect.act(inputOf(crew, loaded)));
    if (!acted) return false;
    passage = acted;
  }
  return goAsFarAsDue(crew, passage);
}

/** What only looks follows without a commit in between; what changes something in Azure is committed, announced, and then done. */
async function goAsFarAsDue(crew: Crew, begun: Passage): Promise<boolean> {
  const { ctx } = crew;
  let passage = begun;
  let effect = dueEffect(passage.run, ctx.now());
  while (effect?.kind === "look") {
    const looked = decided(crew, passage, await effect.act(inputOf(crew, passage.run)));
    if (!looked) return false;
    passage = looked;
    effect = dueEffect(passage.run, ctx.now());
  }
  if (effect?.kind !== "announced") return (await crew.commit(passage, effect)) !== null;
  const announced = decided(crew, passage, effect.announce(passage.run, ctx.now()));
  const committed = announced && (await crew.commit(announced, null));
  if (!committed) return false;
  const acted = decided(crew, beginPassage(committed), await effect.act(inputOf(crew, committed)));
  return acted !== null && (await crew.commit(acted, null)) !== null;
}

const inputOf = ({ ctx, ask }: Crew, run: LoadedRun) => ({
  ctx: { ...ctx, log: ctx.log.child({ runId: run.id }) },
  azure: ctx.openAzure(run.virtualMachine.subscription.connection),
  run,
  ask,
});

/** @returns null when the event means nothing any more */
function decided({ ctx }: Crew, passage: Passage, { move, outcome, at }: Decision): Passage | null {
  if (move) return goOn(passage, move, outcome, at);
  const { id, engineState } = passage.run;
  ctx.log.warn({ runId: id, state: engineState, event: outcome.event.kind }, "An event came too late for its run.");
  return null;
}

/** What the run's state asks for; null at an end, and for a run that has to wait first. */
function dueEffect(run: LoadedRun, now: Date): BoundEffect | null {
  const state = stateOf(run);
  if (isEndState(state) || (run.dueAt && run.dueAt > now)) return null;
  return engineOf(run).effectOf(state);
}

/**
 * The deadline passed while no worker was there, with a step due that nobody took. Where Azure may have done what it was asked
 * for, that is looked at once more before the run is given up; the next step is due after the deadline.
 */
function hasPassedDeadline(run: LoadedRun, now: Date): boolean {
  const { dueAt, deadlineAt } = run;
  if (!deadlineAt || deadlineAt >= now) return false;
  const state = stateOf(run);
  const isUnseen = !isEndState(state) && !stateRules[state].cancellable && dueAt !== null && dueAt < deadlineAt;
  return !isUnseen;
}
