import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/postgres.ts";

let database: TestDatabase;
let directory: string;

beforeEach(async () => {
  database = await createTestDatabase({ isMigrated: false });
  directory = await mkdtemp(join(tmpdir(), "migrations-"));
  await writeFile(join(directory, "migration_lock.toml"), 'provider = "postgresql"\n');
});

afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

async function writeMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, "migration.sql"), sql);
}

async function relations(): Promise<string[]> {
  const client = new pg.Client(database.url);
  await client.connect();
  const found = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
  );
  await client.end();
  return found.rows.map(({ name }) => name);
}

test("a migration whose second statement is wrong leaves nothing behind, and can be applied once it is corrected", async () => {
  await writeMigration("20260101000000_first", "CREATE TABLE first (id int);");
  await writeMigration("20260102000000_second", "CREATE TABLE second (id int);\nSELECT missing_function();");

  await expect(applyMigrations(database.url, directory)).rejects.toThrow(
    "Migration 20260102000000_second at line 2 failed: function missing_function() does not exist.",
  );
  expect(await relations()).toEqual([]);

  await writeMigration("20260102000000_second", "CREATE TABLE second (id int);");
  expect(await applyMigrations(database.url, directory)).toEqual(["20260101000000_first", "20260102000000_second"]);
  expect(await relations()).toEqual(["_prisma_migrations", "first", "second"]);
});

test("a failure after an earlier release keeps that release's database", async () => {
  await writeMigration("20260101000000_first", "CREATE TABLE first (id int);");
  await applyMigrations(database.url, directory);
  await writeMigration("20260102000000_second", "DROP TABLE first; CREATE TABLE second (id nonsense);");

  await expect(applyMigrations(database.url, directory)).rejects.toThrow('type "nonsense" does not exist');
  expect(await relations()).toEqual(["_prisma_migrations", "first"]);
});

test("a function body with semicolons arrives whole", async () => {
  await writeMigration(
    "20260101000000_trigger",
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN new; END; $$;",
  );
  expect(await applyMigrations(database.url, directory)).toEqual(["20260101000000_trigger"]);
});

test("of several migrators at the same time one applies each migration and the others find it done", async () => {
  await writeMigration("20260101000000_first", "CREATE TABLE first (id int); SELECT pg_sleep(0.1);");
  const outcomes = await Promise.all([1, 2, 3].map(() => applyMigrations(database.url, directory)));
  expect(outcomes.flat()).toEqual(["20260101000000_first"]);
});

test("a migration that was edited after it ran is refused", async () => {
  await writeMigration("20260101000000_first", "CREATE TABLE first (id int);");
  await applyMigrations(database.url, directory);
  await writeMigration("20260101000000_first", "CREATE TABLE other (id int);");
  await expect(applyMigrations(database.url, directory)).rejects.toThrow(
    "another version of migration 20260101000000_first",
  );
});

test("a database of a later release is refused", async () => {
  await writeMigration("20260101000000_first", "CREATE TABLE first (id int);");
  await writeMigration("20270101000000_future", "CREATE TABLE future (id int);");
  await applyMigrations(database.url, directory);
  await rm(join(directory, "20270101000000_future"), { recursive: true });
  await expect(applyMigrations(database.url, directory)).rejects.toThrow("made by a later release");
});

test("the product's own migrations apply to an empty database, once", async () => {
  const applied = await applyMigrations(database.url);
  expect(await applyMigrations(database.url)).toEqual([]);
  expect(applied).toEqual([...applied].sort());
});
