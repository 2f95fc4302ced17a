import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { isHolder, type Lock, tryLock } from "./lock-file.ts";
import { waitUntil } from "./wait-until.ts";

/** The repository. */
export const root = join(import.meta.dirname, "../..");

/** What the set-up remembers of this working copy; deleted with the dependencies. */
export const cacheFolder = join(root, "node_modules/.cache/stillpoint");

/** Runs `work` while no other process runs work of the same name in this working copy. */
export async function exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(cacheFolder, { recursive: true });
  let lock: Lock | undefined;
  const isOurs = async (): Promise<boolean> => {
    const outcome = await tryLock(join(cacheFolder, `${name}.lock`));
    if (!isHolder(outcome)) lock = outcome;
    return lock !== undefined;
  };
  await waitUntil(isOurs, { timeoutMs: 15 * 60_000, everyMs: 200 });
  try {
    return await work();
  } finally {
    await lock?.release();
  }
}
