import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type LockHolder, tryLock } from "#scripts/support/lock-file.ts";
import { processIdentity } from "#scripts/support/process-identity.ts";
import { cacheFolder } from "#scripts/support/work-folder.ts";

const usesFolder = join(cacheFolder, "build-uses");

/** Notes that this process serves the build in `folder`, which must not be replaced under it as long as it lives. */
export async function claimBuild(folder: string): Promise<void> {
  await mkdir(usesFolder, { recursive: true });
  await tryLock(join(usesFolder, `${process.pid}${folder}`), folder);
}

/** Whether another living process serves the build in `folder`. */
export async function isBuildUsed(folder: string): Promise<boolean> {
  const names = await readdir(usesFolder).catch(() => []);
  const uses = await Promise.all(names.map((name) => readUse(join(usesFolder, name))));
  return uses.some(
    (use) => use?.note === folder && use.pid !== process.pid && processIdentity(use.pid) === use.identity,
  );
}

async function readUse(path: string): Promise<LockHolder | undefined> {
  const content = await readFile(path, "utf8").catch(() => undefined);
  return content === undefined ? undefined : JSON.parse(content);
}
