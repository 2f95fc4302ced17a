import { processIdentity } from "#scripts/support/process-identity.ts";
import { waitUntil } from "#scripts/support/wait-until.ts";

/** Asks the process group of `pid` to end by `signal`, and ends it by force when it takes longer than `graceMs`. */
export async function stopProcess(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const identity = processIdentity(pid);
  const isGone = () => processIdentity(pid) !== identity;
  if (identity === undefined) return;
  sendSignal(pid, signal);
  if (await waitUntil(isGone, { timeoutMs: graceMs, everyMs: 20 })) return;
  sendSignal(-pid, "SIGKILL");
  sendSignal(pid, "SIGKILL");
  await waitUntil(isGone, { timeoutMs: 5_000, everyMs: 20 });
}

/** A process that has just ended is not an error. */
function sendSignal(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // ESRCH: it is gone, which is what we wanted.
  }
}
