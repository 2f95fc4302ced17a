import { createHash } from "node:crypto";
import { chown, lstat, mkdir, readlink, rm, stat, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Account, canReach } from "./postgres-account.ts";
import { sharedFolder } from "./postgres-programs.ts";

/**
 * The folder of the database's files, which PostgreSQL's account owns: `<data>/postgres`, or, when that account may not
 * enter `data` (a home folder of root), a folder below /var/lib/stillpoint with `<data>/postgres` as a link to it.
 */
export async function clusterFolder(data: string, account: Account | undefined): Promise<string> {
  const inside = join(data, "postgres");
  const found = await lstat(inside).catch(() => undefined);
  if (found?.isSymbolicLink()) return readlink(inside);
  if (found || !account || (await canReach(account, data))) return inside;
  const outside = join(
    sharedFolder,
    `${basename(data)}-${createHash("sha256").update(data).digest("hex").slice(0, 12)}`,
  );
  // Without the link it belongs to a data folder that somebody has deleted since.
  await rm(outside, { recursive: true, force: true });
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  await symlink(outside, inside);
  return outside;
}

/** An empty folder, owned by `account`. */
export async function makeOwnFolder(folder: string, account: Account | undefined): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
