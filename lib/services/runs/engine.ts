import type { AzurePort, AzureTrace } from "#lib/azure/port.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Transition } from "#lib/domain/run/move.ts";
import type { RunState } from "#lib/domain/run/run-state.ts";
import type { ServiceContext } from "../context.ts";

/** A run with everything its effects touch. */
export const loadedRun = {
  policyVersion: true,
  virtualMachine: { include: { subscription: { include: { connection: true } } } },
} satisfies Prisma.RunInclude;

export type LoadedRun = Prisma.RunGetPayload<{ include: typeof loadedRun }>;

/** What the rules of every kind see of a row. */
export type AnySnapshot = { state: RunState; deadlineAt: Date | null };
export type AnyEvent = { kind: string };

export type EffectInput<Snapshot> = { ctx: ServiceContext; azure: AzurePort; run: LoadedRun; snapshot: Snapshot };

/** What the world answered, and what must be written in the transaction that moves the run. */
export type EffectOutcome<Event> = {
  event: Event;
  trace?: AzureTrace | undefined;
  operationId?: string | undefined;
  write?: ((tx: Tx) => Promise<void>) | undefined;
};

export type Effect<Snapshot, Event> = (input: EffectInput<Snapshot>) => Promise<EffectOutcome<Event>>;

/** An effect that must be known to have begun before it begins: should we die in it, the next worker looks before it acts. */
export type AnnouncedEffect<Snapshot, Event> = { announce: Event; act: Effect<Snapshot, Event> };

/** One kind of run: its pure rules and what its states do. */
export type RunEngine<Snapshot extends AnySnapshot, Event extends AnyEvent> = {
  snapshotOf(run: LoadedRun): Snapshot;
  transition(snapshot: Snapshot, event: Event, now: Date): Transition<object> | null;
  /** By the name that the state's rule gives. */
  effects: Record<string, Effect<Snapshot, Event> | AnnouncedEffect<Snapshot, Event>>;
  deadlinePassed: Event;
};
