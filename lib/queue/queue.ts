import type { Tx } from "#lib/db/client.ts";

/** Payloads hold ids only; `v` lets a newer worker read an older job. */
export type JobPayloads = {
  "advance-run": { v: 1; runId: string };
  "sync-inventory": { v: 1; connectionId: string; requestedBy: string };
  "apply-retention": { v: 1; virtualMachineId: string };
  "refresh-prices": { v: 1; requestedBy: string };
  "apply-protection-rules": { v: 1 };
};

export type JobName = keyof JobPayloads;

export type EnqueueOptions = {
  /** Not before this instant. */
  startAfter?: Date;
  /** At most one waiting job per key. */
  singletonKey?: string;
  /** With a key: at most one job in so many seconds, whether it has been done or not. */
  singletonSeconds?: number;
};

export type NewJob<Name extends JobName> = { payload: JobPayloads[Name] } & EnqueueOptions;

export type Queue = {
  /** Joins the caller's transaction: the job exists if and only if the row does. */
  enqueue<Name extends JobName>(
    tx: Tx,
    name: Name,
    payload: JobPayloads[Name],
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Many jobs in one statement. */
  enqueueAll<Name extends JobName>(tx: Tx, name: Name, jobs: readonly NewJob<Name>[]): Promise<void>;
};
