import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Claims the data folder for this process: two simulators writing one world would destroy it. The claim of a process
 * that is gone (`kill -9`) does not count. Fails with a sentence that tells what to do.
 */
export function lockFolder(folder: string): { release(): void } {
  const file = path.join(folder, "simulator.pid");
  const owner = ownerOf(file);
  if (owner !== null) {
    throw new Error(`The folder ${folder} is in use by process ${owner}: stop it, or choose another with --data.`);
  }
  writeFileSync(file, String(process.pid), { mode: 0o600 });
  return { release: () => rmSync(file, { force: true }) };
}

function ownerOf(file: string): number | null {
  if (!existsSync(file)) return null;
  const processId = Number(readFileSync(file, "utf8"));
  if (!Number.isInteger(processId) || processId <= 0 || processId === process.pid) return null;
  return isSimulator(processId) ? processId : null;
}

/** Process ids are used again, so where the system tells what a process runs, that is looked at, too. */
function isSimulator(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  const commandLine = `/proc/${processId}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("simulator/main");
}
