import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rm, stat, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode, SetupError } from "#scripts/support/setup-error.ts";

/** What a first start needs with some room to run: the database's files, its log of changes, and our logs. */
const neededBytes = 500_000_000;

const reasons: Record<string, string> = {
  EACCES: "this account may not write there",
  EPERM: "this account may not write there",
  EROFS: "it lies on a read-only disk",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOENT: "it cannot be created there",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "it is a file, not a folder",
};

/**
 * Makes the data folder ready for use.
 * @throws {SetupError} when it cannot be written to, or its disk is nearly full.
 */
export async function prepareDataFolder(data: string, freeBytes = freeBytesAt): Promise<void> {
  try {
    await mkdir(join(data, "logs"), { recursive: true });
    // Secrets in it are readable by their owner only; PostgreSQL's own account has to pass through.
    await chmod(data, process.getuid?.() === 0 ? 0o711 : 0o700);
    const probe = join(data, `.probe-${process.pid}`);
    await writeFile(probe, "Can this folder be written to?");
    await rm(probe);
  } catch (error) {
    const reason = reasons[errorCode(error) ?? ""];
    if (!reason) throw error;
    throw new SetupError(
      `The data folder ${data} cannot be used: ${reason}. Correct that, or set STILLPOINT_DATA to another folder.`,
      {
        cause: error,
      },
    );
  }
  requireSpace(data, await freeBytes(data));
}

/** What an ordinary account may still write to the disk of this folder. */
async function freeBytesAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function requireSpace(data: string, free: number): void {
  if (free >= neededBytes) return;
  const megabytes = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`;
  throw new SetupError(
    `The disk of ${data} is nearly full (${megabytes(free)} free, ${megabytes(neededBytes)} needed): free some space, or set STILLPOINT_DATA to a folder on another disk.`,
  );
}

/** The random secret kept under `name` in the data folder, made on first use and readable by its owner only. */
export async function keptSecret(data: string, name: string): Promise<string> {
  const path = join(data, name);
  try {
    // `wx`: two processes must not both believe that theirs is kept.
    await writeFile(path, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
  const secret = (await readFile(path, "utf8")).trim();
  if (secret.length < 32) throw new SetupError(`The secret in ${path} is damaged: restore the file from a backup.`);
  if ((await stat(path)).mode & 0o077) await chmod(path, 0o600);
  return secret;
}
