import { Client } from "pg";

/**
 * One run is advanced by one process at a time. A session-level advisory lock ends with its connection, so a worker that is
 * killed frees its runs at once, without a lease to wait out. Losing the lock is harmless: commits are guarded by the run's
 * version, and Azure is only ever asked for a point under the run's own name.
 */
export type RunLock = {
  /** @returns null when another job or process has the run. */
  tryWith<Value>(runId: string, work: () => Promise<Value>): Promise<Value | null>;
  close(): Promise<void>;
};

/** First key of the two-key lock space: ours. */
const lockSpace = 5_207_412;

export async function createRunLock(databaseUrl: string, onLost: (error: Error) => void): Promise<RunLock> {
  const client = new Client({ connectionString: databaseUrl, application_name: "stillpoint-run-lock" });
  client.on("error", onLost);
  await client.connect();
  const mine = new Set<string>();

  return {
    async tryWith(runId, work) {
      // The session could take its own lock twice, hence the set.
      if (mine.has(runId)) return null;
      mine.add(runId);
      try {
        const keys = [lockSpace, runId];
        const { rows } = await client.query<{ taken: boolean }>(
          "select pg_try_advisory_lock($1, hashtext($2)) as taken",
          keys,
        );
        if (!rows[0]?.taken) return null;
        try {
          return await work();
        } finally {
          await client.query("select pg_advisory_unlock($1, hashtext($2))", keys);
        }
      } finally {
        mine.delete(runId);
      }
    },
    close: () => client.end(),
  };
}
