import { prepareDataFolder } from "./data-folder.ts";
import { lockDataFolder } from "./lock-data-folder.ts";
import { startProduct } from "./product.ts";
import type { Programs } from "./programs.ts";
import { createProgress } from "./progress.ts";
import { requirePorts } from "./require-ports.ts";
import { readSettings, type Settings } from "./settings.ts";
import { stopRequest } from "./stop-request.ts";
import { welcome } from "./welcome.ts";

export type StartRequest = {
  programs: Programs;
  /** Makes what the programs need; not interrupted by anything but the end of this process. */
  prepare: () => Promise<void>;
};

/** Runs the product in the foreground until somebody wants an end. Resolves with the exit code. */
export async function runStart({ programs, prepare }: StartRequest): Promise<number> {
  const stopped = stopRequest();
  const settings = readSettings(process.env);
  await prepareDataFolder(settings.data);
  const lock = await lockDataFolder(settings.data);
  try {
    await requirePorts(settings);
    const isPrepared = await Promise.race([prepare().then(() => true), stopped]);
    if (isPrepared) return await runUntilStopped(settings, programs, stopped, lock.setNote);
    console.log("\nStopped before anything was started.");
    return 0;
  } finally {
    await lock.release();
  }
}

async function runUntilStopped(
  settings: Settings,
  programs: Programs,
  stopped: Promise<undefined>,
  announce: (url: string) => Promise<void>,
): Promise<number> {
  const abort = new AbortController();
  const starting = startProduct({ settings, progress: createProgress(), programs, signal: abort.signal });
  const product = await Promise.race([starting, stopped]);
  if (product) {
    await announce(settings.url);
    console.log(welcome(settings, product.simulator, performance.now() / 1000));
  }
  const death = product && (await Promise.race([stopped, product.death]));
  console.log(death ? `\n${death}\nStopping the rest.` : "\nStopping.");
  abort.abort();
  await starting.then(({ stop }) => stop()).catch(() => undefined);
  console.log("Everything is stopped.");
  return death ? 1 : 0;
}
