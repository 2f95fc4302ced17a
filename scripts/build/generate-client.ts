import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "#scripts/support/run-program.ts";
import { runScript } from "#scripts/support/run-script.ts";
import { SetupError } from "#scripts/support/setup-error.ts";
import { exclusively, root } from "#scripts/support/work-folder.ts";
import { hashFiles } from "./hash-files.ts";

const stamp = join(root, "lib/db/generated/.schema-hash");

/** Writes Prisma's client to lib/db/generated when the schema or Prisma has changed; true when it did. */
export async function generateClient(): Promise<boolean> {
  const hash = await hashFiles(["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]);
  const isFresh = async (): Promise<boolean> => (await readFile(stamp, "utf8").catch(() => "")) === hash;
  if (await isFresh()) return false;
  return exclusively("generate", async () => {
    if (await isFresh()) return false;
    const { code, output } = await runProgram(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
      // Generating needs no schema engine, but without this Prisma would download one first.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    });
    if (code !== 0) throw new SetupError(`Prisma's client could not be generated:\n${output.trim()}`);
    await writeFile(stamp, hash);
    return true;
  });
}

if (import.meta.main) {
  await runScript(async () => {
    console.log((await generateClient()) ? "Generated lib/db/generated." : "lib/db/generated is up to date.");
  });
}
