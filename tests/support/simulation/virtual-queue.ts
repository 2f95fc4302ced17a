import type { EnqueueOptions, Queue } from "#lib/queue/queue.ts";

export type RunJob = { runId: string; atMs: number };

/** Delivery under a virtual clock: a job is there when its transaction has committed, and in order of time. */
export type VirtualQueue = Queue & {
  /** Ties what the transaction enqueues to its fate. @returns makes the jobs real; not calling it forgets them */
  staged(tx: object): () => void;
  /** The next job that is due by then; it is gone from the queue, whatever becomes of it. */
  take(byMs: number): RunJob | null;
  nextAtMs(): number | null;
  put(job: RunJob): void;
  /** The database of a queue that was lost. */
  loseAll(): void;
};

type Staged = { job: RunJob; options: EnqueueOptions };

export function virtualQueue(nowMs: () => number): VirtualQueue {
  const jobs: RunJob[] = [];
  const stages = new WeakMap<object, Staged[]>();
  const singletons = new Map<string, number>();

  const put = (job: RunJob): void => {
    const index = jobs.findLastIndex(({ atMs }) => atMs <= job.atMs);
    jobs.splice(index + 1, 0, job);
  };
  /** One job per key and slot of so many seconds. */
  const isSpent = ({ singletonKey, singletonSeconds }: EnqueueOptions): boolean => {
    if (!singletonKey || !singletonSeconds) return false;
    const slot = Math.floor(nowMs() / (singletonSeconds * 1_000));
    const isSame = singletons.get(singletonKey) === slot;
    singletons.set(singletonKey, slot);
    return isSame;
  };
  const stageOf = (tx: object): Staged[] => {
    const stage = stages.get(tx);
    if (!stage) throw new Error("A job was enqueued outside of a transaction that the simulation knows.");
    return stage;
  };

  return {
    async enqueue(tx, name, payload, options = {}) {
      if (name !== "advance-run" || !("runId" in payload)) return;
      const job = { runId: payload.runId, atMs: options.startAfter?.getTime() ?? nowMs() };
      stageOf(tx).push({ job, options });
    },
    async enqueueAll(tx, name, jobs) {
      for (const { payload, ...options } of jobs) await this.enqueue(tx, name, payload, options);
    },
    staged(tx) {
      const stage: Staged[] = [];
      stages.set(tx, stage);
      return () => {
        for (const { job, options } of stage) if (!isSpent(options)) put(job);
      };
    },
    take: (byMs) => ((jobs[0]?.atMs ?? Number.POSITIVE_INFINITY) <= byMs ? (jobs.shift() ?? null) : null),
    nextAtMs: () => jobs[0]?.atMs ?? null,
    put,
    loseAll: () => {
      jobs.length = 0;
    },
  };
}
