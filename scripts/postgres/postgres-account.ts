import { spawnSync } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { SetupError } from "#scripts/support/setup-error.ts";

/** The account PostgreSQL runs as. */
export type Account = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root, so root lends it the system's `postgres` account and creates it where it is missing.
 * Undefined for everybody else: PostgreSQL then runs as the person who starts it.
 */
export async function postgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await findAccount("postgres");
  if (existing) return existing;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const created = await findAccount("postgres");
  if (created) return created;
  throw new SetupError(
    "PostgreSQL does not run as root and no account named postgres could be created: start as another user, or set DATABASE_URL.",
  );
}

async function findAccount(name: string): Promise<Account | undefined> {
  const accounts = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const found = accounts.find(([account]) => account === name);
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : undefined;
}

/** Whether `account` can walk to and through the folder `path`, judged by the permission bits. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 0o1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
