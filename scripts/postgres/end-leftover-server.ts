import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { commandLine, processIdentity } from "#scripts/support/process-identity.ts";
import { SetupError } from "#scripts/support/setup-error.ts";
import { waitUntil } from "#scripts/support/wait-until.ts";

/** Ends the server that an earlier run left behind in `folder`, and forgets one that is gone. */
export async function endLeftoverServer(folder: string): Promise<void> {
  const pidFile = join(folder, "postmaster.pid");
  const pid = Number.parseInt(await readFile(pidFile, "utf8").catch(() => ""), 10);
  if (!Number.isInteger(pid)) return;
  if (!processIdentity(pid) || !commandLine(pid)?.includes(folder)) {
    // PostgreSQL would take any living process with that id for the old server.
    await rm(pidFile, { force: true });
    return;
  }
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    process.kill(pid, signal);
    if (await waitUntil(() => !processIdentity(pid), { timeoutMs: 10_000 })) return;
  }
  throw new SetupError(`A PostgreSQL of an earlier start (process ${pid}) does not end: end it and start again.`);
}
