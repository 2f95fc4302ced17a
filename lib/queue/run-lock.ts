import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

/**
 * One run is advanced by one process at a time. A session-level advisory lock ends with its connection, so a worker that is
 * killed frees its runs at once, without a lease to wait out. Losing the lock is harmless: commits are guarded by the run's
 * version, and Azure is only ever asked for a point under the run's own name.
 */
export type RunLock = {
  /** @throws RunBusyError when the run stays with another job or process; the queue gives the job back for later. */
  with(runId: string, work: () => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
};

export class RunBusyError extends Error {
  override name = "RunBusyError";
}

/** The next job of a run may be taken while the last one is still letting go; a long step of another process may not end soon. */
const patienceMs = 5_000;
const lookMs = 50;

/** First key of the two-key lock space: ours. */
const lockSpace = 5_207_412;

export async function createRunLock(databaseUrl: string, onLost: (error: Error) => void): Promise<RunLock> {
  const client = new Client({ connectionString: databaseUrl, application_name: "stillpoint-run-lock" });
  client.on("error", onLost);
  await client.connect();
  const mine = new Set<string>();

  const take = async (keys: [number, string]): Promise<boolean> => {
    // The session could take its own lock twice, hence the set.
    if (mine.has(keys[1])) return false;
    mine.add(keys[1]);
    let isTaken = false;
    try {
      const { rows } = await client.query<{ taken: boolean }>(
        "select pg_try_advisory_lock($1, hashtext($2)) as taken",
        keys,
      );
      isTaken = rows[0]?.taken ?? false;
    } finally {
      if (!isTaken) mine.delete(keys[1]);
    }
    return isTaken;
  };

  return {
    async with(runId, work) {
      const keys: [number, string] = [lockSpace, runId];
      for (let waitedMs = 0; !(await take(keys)); waitedMs += lookMs) {
        if (waitedMs >= patienceMs) throw new RunBusyError(`Another job or process is busy with run ${runId}.`);
        await sleep(lookMs);
      }
      try {
        await work();
      } finally {
        mine.delete(runId);
        await client.query("select pg_advisory_unlock($1, hashtext($2))", keys);
      }
    },
    close: () => client.end(),
  };
}
