import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#scripts/support/free-port.ts";
import { processIdentity } from "#scripts/support/process-identity.ts";
import { waitUntil } from "#scripts/support/wait-until.ts";

export type StartProcess = {
  process: ChildProcess;
  /** Everything printed so far. */
  output: () => string;
  exitCode: Promise<number | null>;
  isReady: () => Promise<boolean>;
};

const fixture = join(import.meta.dirname, "fixtures/start.ts");

/** A data folder and a port that nobody else uses, as environment. */
export async function ownPlace(): Promise<{ STILLPOINT_DATA: string; PORT: string }> {
  const parent = await mkdtemp(join(tmpdir(), "stillpoint-start-"));
  // The account that PostgreSQL borrows from root has to pass through.
  await chmod(parent, 0o711);
  return { STILLPOINT_DATA: join(parent, "data"), PORT: String(await freePort()) };
}

export const removePlace = (place: { STILLPOINT_DATA: string }): Promise<void> =>
  rm(join(place.STILLPOINT_DATA, ".."), { recursive: true, force: true });

/** Runs `npm start` with small programs, in an environment that asks for nothing else than `env`. */
export function spawnStart(env: Record<string, string>): StartProcess {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [fixture], {
    env: { NODE_ENV: "test", PATH, HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const exitCode = new Promise<number | null>((resolve) => child.once("close", resolve));
  let hasEnded = false;
  void exitCode.then(() => (hasEnded = true));
  const isReady = async (): Promise<boolean> => {
    await waitUntil(() => hasEnded || printed.includes("Stop with Ctrl-C."), { timeoutMs: 60_000 });
    return !hasEnded;
  };
  return { process: child, output: () => printed, exitCode, isReady };
}

/** The processes of a product that runs from `data` on `port`, as (process id, start time). */
export async function partsOf(place: {
  STILLPOINT_DATA: string;
  PORT: string;
}): Promise<Map<number, string | undefined>> {
  const { pid: web }: { pid: number } = await (await fetch(`http://127.0.0.1:${place.PORT}/`)).json();
  const worker = /"pid":(\d+)/.exec(await readFile(join(place.STILLPOINT_DATA, "logs/worker.log"), "utf8"))?.[1];
  const postgres = await readFile(join(place.STILLPOINT_DATA, "postgres/postmaster.pid"), "utf8");
  return new Map([web, Number(worker), Number.parseInt(postgres, 10)].map((pid) => [pid, processIdentity(pid)]));
}

/** Whether all of them come to an end within half a minute. */
export function haveEnded(parts: Map<number, string | undefined>): Promise<boolean> {
  const isGone = () => [...parts].every(([pid, identity]) => processIdentity(pid) !== identity);
  return waitUntil(isGone, { timeoutMs: 30_000 });
}
