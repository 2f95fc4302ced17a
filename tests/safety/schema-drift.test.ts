import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diffSchema } from "#scripts/db/diff-schema.ts";
import { migrationsDirectory } from "#scripts/db/migration-list.ts";

test("the migrations lead to exactly what prisma/schema.prisma describes", async () => {
  expect(await diffSchema(), "run: npm run db:diff -- <name>").toBe("");
});

test("no migration leaves the transaction it is applied in", async () => {
  const names = (await readdir(migrationsDirectory)).filter((name) => /^\d{14}_/.test(name));
  expect(names).not.toEqual([]);
  for (const name of names) {
    const sql = await readFile(join(migrationsDirectory, name, "migration.sql"), "utf8");
    const statements = sql.replace(/--.*$/gm, "");
    expect(statements, name).not.toMatch(/^\s*(BEGIN|COMMIT|ROLLBACK|START TRANSACTION)\s*;/im);
    expect(statements, name).not.toMatch(/\bCONCURRENTLY\b|^\s*VACUUM\b/im);
  }
});
