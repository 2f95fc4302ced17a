import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { runScript } from "#scripts/support/run-script.ts";
import { SetupError } from "#scripts/support/setup-error.ts";
import { diffSchema } from "./diff-schema.ts";
import { migrationsDirectory } from "./migration-list.ts";

/** `npm run db:diff -- <name>`: writes the SQL that prisma/migrations lacks to become prisma/schema.prisma. */
await runScript(async () => {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new SetupError(
      "Give the migration a name of lower-case letters, digits and underscores: npm run db:diff -- add_alerts",
    );
  }
  const sql = await diffSchema();
  if (sql === "") {
    console.log("prisma/migrations and prisma/schema.prisma agree: nothing to write.");
    return;
  }
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const directory = join(migrationsDirectory, `${timestamp}_${name}`);
  await mkdir(directory);
  await writeFile(join(directory, "migration.sql"), `${sql}\n`);
  console.log(`Wrote ${relative(process.cwd(), directory)}/migration.sql: read it before you commit it.`);
});
