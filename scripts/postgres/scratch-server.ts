import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProcessSet } from "#scripts/processes/process-set.ts";
import { startPostgres } from "./start-postgres.ts";

export type ScratchServer = { url: (database: string) => string; stop: () => Promise<void> };

/** An empty PostgreSQL of its own, which leaves nothing behind. */
export async function startScratchServer(): Promise<ScratchServer> {
  const data = await mkdtemp(join(tmpdir(), "stillpoint-postgres-"));
  // PostgreSQL's own account has to pass through.
  await chmod(data, 0o711);
  const processes = openProcessSet();
  const stop = async (): Promise<void> => {
    await processes.stop();
    const outside = await realpath(join(data, "postgres")).catch(() => data);
    await rm(outside, { recursive: true, force: true });
    await rm(data, { recursive: true, force: true });
  };
  try {
    const password = randomBytes(16).toString("hex");
    const server = await startPostgres({ data, logFile: join(data, "log"), password, isDisposable: true });
    processes.add("postgres", server.process, "SIGINT", 10_000);
    return { url: server.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
