import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";

/** The product's own migrations; its name sorts are their order. */
export const migrationsDirectory = join(import.meta.dirname, "../../prisma/migrations");

const lockfile = "migration_lock.toml";

/** Reads `<directory>/<timestamp>_<name>/migration.sql`, oldest first, in the shape the schema engine wants. */
export async function readMigrations(directory: string = migrationsDirectory): Promise<MigrationList> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lock = await readFile(join(directory, lockfile), "utf8").catch(() => null);
  return {
    baseDir: directory,
    lockfile: { path: lockfile, content: lock },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.sort().map((name) => readMigration(directory, name))),
  };
}

async function readMigration(directory: string, name: string) {
  const value = await readFile(join(directory, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
}
