import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { processIdentity } from "./process-identity.ts";
import { errorCode } from "./setup-error.ts";

export type LockHolder = { pid: number; identity: string; note: string };

export type Lock = { release: () => Promise<void>; setNote: (note: string) => Promise<void> };

/**
 * Takes the lock at `path`, or says who holds it. A holder that is no longer alive loses it, also when a later process has
 * got its id.
 */
export async function tryLock(path: string, note = ""): Promise<Lock | LockHolder> {
  const own: LockHolder = { pid: process.pid, identity: processIdentity(process.pid) ?? "", note };
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o644 });
  try {
    for (;;) {
      if (await linkUnlessThere(draft, path)) return lockAt(path, own);
      const holder = await readHolder(path);
      if (holder && processIdentity(holder.pid) === holder.identity) return holder;
      // Only one of several rivals can rename the dead holder's file away.
      await rename(path, `${draft}.stale`).catch(() => undefined);
      await rm(`${draft}.stale`, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
}

export const isHolder = (outcome: Lock | LockHolder): outcome is LockHolder => "pid" in outcome;

function lockAt(path: string, own: LockHolder): Lock {
  const setNote = async (note: string): Promise<void> => {
    await writeFile(`${path}.new`, JSON.stringify({ ...own, note }));
    await rename(`${path}.new`, path);
  };
  return { release: () => rm(path, { force: true }), setNote };
}

/** A link appears with its content complete, which a file that is created and then written does not. */
async function linkUnlessThere(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<LockHolder | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}
