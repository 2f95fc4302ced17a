import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runScript } from "#scripts/support/run-script.ts";
import type { Lockfile } from "./lockfile.ts";
import { missingPlatformPackages } from "./missing-platform-packages.ts";

/**
 * A registry that lacks the packages of some platforms makes npm leave them out of package-lock.json without a word, and
 * `npm ci` then refuses the file everywhere. This puts the entries back; they are never fetched on another platform.
 */
const path = join(import.meta.dirname, "../../package-lock.json");

await runScript(async () => {
  const lockfile: Lockfile = JSON.parse(await readFile(path, "utf8"));
  const missing = missingPlatformPackages(lockfile);
  const packages = Object.entries({ ...lockfile.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(path, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  console.log(`package-lock.json: ${Object.keys(missing).length} platform packages added.`);
});
