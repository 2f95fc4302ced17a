import type { AzurePort, AzureTrace } from "#lib/azure/port.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Transition } from "#lib/domain/run/move.ts";
import type { RunState } from "#lib/domain/run/run-state.ts";
import type { ServiceContext } from "../context.ts";
import type { LoadedRun } from "./load-runs.ts";

/** What the rules of every kind see of a row. */
export type AnySnapshot = { state: RunState; deadlineAt: Date | null };
export type AnyEvent = { kind: string };

/** A question to the ledger that one query answers for many. */
export type Query<Input, Output> = (ctx: ServiceContext, inputs: readonly Input[]) => Promise<readonly Output[]>;

/** Asks together with the other runs of the moment. */
export type Ask = <Input, Output>(query: Query<Input, Output>, input: Input) => Promise<Output>;

/** Something to write that a constant number of statements writes for many. */
type SharedWrite<Input> = (ctx: ServiceContext, tx: Tx, inputs: readonly Input[]) => Promise<void>;
export type Write = { shared: SharedWrite<unknown>; input: unknown };

export const writeOf = <Input>(shared: SharedWrite<Input>, input: Input): Write => ({
  shared: shared as SharedWrite<unknown>,
  input,
});

export type EffectInput<Snapshot> = {
  ctx: ServiceContext;
  azure: AzurePort;
  run: LoadedRun;
  snapshot: Snapshot;
  ask: Ask;
};

/** What the world answered, and what must be written in the transaction that moves the run. */
export type EffectOutcome<Event> = {
  event: Event;
  trace?: AzureTrace | undefined;
  operationId?: string | undefined;
  /** What a look at the VM brought, for the run's own row. */
  inspected?: { assessment: object; vmConfiguration: unknown } | undefined;
  writes?: readonly Write[] | undefined;
};

export type Effect<Snapshot, Event> = (input: EffectInput<Snapshot>) => Promise<EffectOutcome<Event>>;

/** An effect that must be known to have begun before it begins: should we die in it, the next worker looks before it acts. */
export type AnnouncedEffect<Snapshot, Event> = { announce: Event; act: Effect<Snapshot, Event> };

/** Asks and changes nothing, so what came before it need not be committed first. */
export type Look<Snapshot, Event> = { look: Effect<Snapshot, Event> };

/** Needs nothing but the ledger, and writes there itself: done for many, in the very transaction that brings them here. */
export type LedgerEffect<Event> = {
  settle: (ctx: ServiceContext, tx: Tx, runs: readonly LoadedRun[]) => Promise<readonly { event: Event }[]>;
};

export type AnyEffect<Snapshot, Event> =
  | Effect<Snapshot, Event>
  | AnnouncedEffect<Snapshot, Event>
  | Look<Snapshot, Event>
  | LedgerEffect<Event>;

/** One kind of run: its pure rules and what its states do. */
export type RunEngine<Snapshot extends AnySnapshot, Event extends AnyEvent> = {
  snapshotOf(run: LoadedRun): Snapshot;
  transition(snapshot: Snapshot, event: Event, now: Date): Transition<object> | null;
  /** By the name that the state's rule gives. */
  effects: Record<string, AnyEffect<Snapshot, Event>>;
  deadlinePassed: Event;
};
