import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "#scripts/support/work-folder.ts";

/** One hash over the names and contents of all files that the patterns (relative to the repository) match. */
export async function hashFiles(patterns: string[], exclude: (path: string) => boolean = () => false): Promise<string> {
  const paths: string[] = [];
  for await (const entry of glob(patterns, {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => exclude(entry.name),
  })) {
    if (entry.isFile()) paths.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash("sha256");
  for (const path of paths.sort())
    hash
      .update(`${path}\0`)
      .update(await readFile(path))
      .update("\0");
  return hash.digest("hex");
}
