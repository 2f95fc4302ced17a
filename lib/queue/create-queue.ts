import { fromPrisma, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { JobName, JobPayloads, Queue } from "./queue.ts";

export type QueueRuntime = Queue & {
  /** Takes jobs of one kind; a handler that throws gives the job back for a later try. */
  work<Name extends JobName>(
    name: Name,
    concurrency: number,
    handler: (payload: JobPayloads[Name]) => Promise<void>,
  ): Promise<void>;
  /** Lets running handlers finish for up to `graceMs`, then hands the rest back. */
  stop(graceMs: number): Promise<void>;
};

/**
 * Delivery only: the truth of a run is its row, so a job that is delivered twice finds nothing due and ends. A job whose
 * worker died is given back after `heartbeatSeconds` without a sign of life; the sweep at a worker's start is faster.
 */
const queueRules: Record<JobName, { retryLimit: number; expireInSeconds: number }> = {
  "advance-run": { retryLimit: 5, expireInSeconds: 300 },
  "sync-inventory": { retryLimit: 0, expireInSeconds: 1_800 },
  "apply-retention": { retryLimit: 5, expireInSeconds: 300 },
  "refresh-prices": { retryLimit: 0, expireInSeconds: 3_600 },
  "apply-protection-rules": { retryLimit: 2, expireInSeconds: 900 },
};

/** @param role a `producer` (web) only sends; a `worker` also takes jobs and tends the queue */
export async function createQueue(
  databaseUrl: string,
  role: "producer" | "worker",
  log: Logger,
): Promise<QueueRuntime> {
  const isWorker = role === "worker";
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: "pgboss",
    max: isWorker ? 6 : 2,
    supervise: isWorker,
    schedule: false,
    useListenNotify: isWorker,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    queueCacheIntervalSeconds: 15,
  });
  boss.on("error", (error) => log.error({ err: error }, "The job queue reports an error."));
  await boss.start();
  for (const [name, rules] of Object.entries(queueRules)) {
    await boss.createQueue(name, {
      ...rules,
      policy: name === "sync-inventory" || name === "refresh-prices" ? "stately" : "standard",
      retryDelay: 2,
      retryBackoff: true,
      heartbeatSeconds: 15,
      deleteAfterSeconds: 86_400,
      notify: true,
    });
  }

  return {
    async enqueue(tx, name, payload, options = {}) {
      await boss.send(name, payload, { ...options, db: fromPrisma(tx) });
    },
    async enqueueAll(tx, name, jobs) {
      if (jobs.length === 0) return;
      await boss.insert(
        name,
        jobs.map(({ payload, ...options }) => ({ data: payload, ...options })),
        { db: fromPrisma(tx) },
      );
    },
    async work(name, concurrency, handler) {
      // A job whose time comes wakes nobody, so it is looked for; with more of them than hands, without a pause.
      const polling = {
        ...{ pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 },
        burstWhenReadyExceeds: concurrency,
      };
      await boss.work<JobPayloads[typeof name]>(name, { ...polling, localConcurrency: concurrency }, async (jobs) => {
        for (const job of jobs) await handler(job.data);
      });
    },
    async stop(graceMs) {
      await boss.stop({ graceful: true, timeout: graceMs, close: true });
    },
  };
}
