import type { AzurePort } from "#lib/azure/port.ts";
import type { Tx } from "#lib/db/client.ts";
import type { RunKind } from "#lib/db/generated/client.ts";
import type { Transition } from "#lib/domain/run/move.ts";
import { type ActiveState, stateRules } from "#lib/domain/run/run-state.ts";
import { invariant } from "#lib/std/invariant.ts";
import type { ServiceContext } from "../context.ts";
import { backupEngine } from "./backup/backup-engine.ts";
import { deletionEngine } from "./deletion/deletion-engine.ts";
import type { AnyEvent, AnySnapshot, Ask, EffectOutcome, RunEngine } from "./engine.ts";
import type { LoadedRun } from "./load-runs.ts";

/** What an outcome means for a run; no move when the event came too late for it. */
export type Decision = { move: Transition<object> | null; outcome: EffectOutcome<AnyEvent>; at: Date };

type BoundInput = { ctx: ServiceContext; azure: AzurePort; run: LoadedRun; ask: Ask };
type BoundAct = (input: BoundInput) => Promise<Decision>;
export type BoundSettling = (ctx: ServiceContext, tx: Tx, runs: readonly LoadedRun[]) => Promise<Decision[]>;

export type BoundEffect =
  | { kind: "act" | "look"; act: BoundAct }
  | { kind: "announced"; announce: (run: LoadedRun, now: Date) => Decision; act: BoundAct }
  | { kind: "settling"; settle: BoundSettling };

/** An engine with its own types closed over: who drives runs knows rows and decisions alone. */
export type BoundEngine = {
  effectOf(state: ActiveState): BoundEffect;
  passDeadline(run: LoadedRun, now: Date): Decision;
};

function bind<Snapshot extends AnySnapshot, Event extends AnyEvent>(engine: RunEngine<Snapshot, Event>): BoundEngine {
  const decide = (run: LoadedRun, outcome: EffectOutcome<Event>, at: Date): Decision => ({
    move: engine.transition(engine.snapshotOf(run), outcome.event, at),
    outcome,
    at,
  });
  const bindEffect = (effect: RunEngine<Snapshot, Event>["effects"][string]): BoundEffect => {
    if ("settle" in effect) {
      const settle: BoundSettling = async (ctx, tx, runs) => {
        const outcomes = await effect.settle(ctx, tx, runs);
        return runs.flatMap((run, index) => {
          const outcome = outcomes[index];
          return outcome ? [decide(run, outcome, ctx.now())] : [];
        });
      };
      return { kind: "settling", settle };
    }
    const doIt = typeof effect === "function" ? effect : "look" in effect ? effect.look : effect.act;
    const act: BoundAct = async (input) => {
      const outcome = await doIt({ ...input, snapshot: engine.snapshotOf(input.run) });
      return decide(input.run, outcome, input.ctx.now());
    };
    if ("announce" in effect) {
      return { kind: "announced", announce: (run, now) => decide(run, { event: effect.announce }, now), act };
    }
    return { kind: "look" in effect ? "look" : "act", act };
  };
  const effects = new Map(Object.entries(engine.effects).map(([name, effect]) => [name, bindEffect(effect)]));
  return {
    effectOf(state) {
      const effect = effects.get(stateRules[state].effect);
      invariant(effect, `Nothing is known to do for a run in the state ${state}.`);
      return effect;
    },
    passDeadline: (run, now) => decide(run, { event: engine.deadlinePassed }, now),
  };
}

/** Configuring a backup is done when its command is: such a run is never due. */
const engines: Partial<Record<RunKind, BoundEngine>> = {
  Backup: bind(backupEngine),
  DeletePoints: bind(deletionEngine),
};

export function engineOf(run: LoadedRun): BoundEngine {
  const engine = engines[run.kind];
  invariant(engine, `Run ${run.id} is alive, but nothing advances runs of the kind ${run.kind}.`);
  return engine;
}
