import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import type pg from "pg";
import { runScript } from "#scripts/support/run-script.ts";
import { SetupError } from "#scripts/support/setup-error.ts";
import { migrationsDirectory, readMigrations } from "./migration-list.ts";
import { migrationProblem, type ScriptFailure } from "./migration-problem.ts";
import { openSchemaEngine } from "./schema-engine.ts";
import { openSingleConnection } from "./single-connection.ts";
import { wholeScriptAdapter } from "./whole-script-adapter.ts";

/** Any number, as long as every Stillpoint uses the same: the second migrator waits for the first one's transaction. */
const migratorLock = 7_455_716;

/**
 * Applies the pending migrations of `directory` and returns their names.
 *
 * All of them run in one transaction on one connection, together with the engine's own bookkeeping: after a failure the
 * database is what it was before, and the corrected migration can be applied. So a migration cannot say
 * `CREATE INDEX CONCURRENTLY`.
 *
 * @throws {SetupError} when the database cannot be reached or a migration fails.
 */
export async function applyMigrations(databaseUrl: string, directory = migrationsDirectory): Promise<string[]> {
  const migrations = await readMigrations(directory);
  const connection = await openSingleConnection(databaseUrl);
  let failure: ScriptFailure | undefined;
  const onScriptError = (script: string, error: unknown): void => {
    failure ??= { script, error };
  };
  try {
    await connection.pool.query("BEGIN");
    await connection.pool.query("SELECT pg_advisory_xact_lock($1)", [migratorLock]);
    const engine = await openSchemaEngine(wholeScriptAdapter(connection.pool, { onScriptError }));
    if (await hasHistory(connection.pool)) await refuseForeignHistory(engine, migrations);
    const applied = await engine.applyMigrations({ migrationsList: migrations, filters: noFilters });
    await connection.pool.query("COMMIT");
    return applied.appliedMigrationNames;
  } catch (error) {
    await connection.pool.query("ROLLBACK").catch(() => undefined);
    throw error instanceof SetupError ? error : migrationProblem(error, failure, migrations);
  } finally {
    await connection.close();
  }
}

const noFilters = { externalTables: [], externalEnums: [] };

/** Asked before the engine asks: its own query for a missing table would end the transaction. */
async function hasHistory(pool: pg.Pool): Promise<boolean> {
  const found = await pool.query<{ table: string | null }>("SELECT to_regclass('_prisma_migrations') AS table");
  return found.rows[0]?.table != null;
}

/** A database from a later release, or from other SQL under the same name, is not ours to change. */
async function refuseForeignHistory(engine: SchemaEngine, migrations: MigrationList): Promise<void> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList: migrations,
    optInToShadowDatabase: false,
    filters: noFilters,
  });
  const [edited] = found.editedMigrationNames;
  if (edited) {
    throw new SetupError(
      `The database holds another version of migration ${edited}: use the release that made it, or an empty database.`,
    );
  }
  const unknown =
    found.history && "unpersistedMigrationNames" in found.history ? found.history.unpersistedMigrationNames : [];
  if (unknown.length > 0) {
    throw new SetupError(
      `The database was made by a later release (it has migration ${unknown.at(-1)}): start that release or restore a backup.`,
    );
  }
}

if (import.meta.main) {
  await runScript(async () => {
    const url = process.env["DATABASE_URL"];
    if (!url) throw new SetupError("DATABASE_URL is not set: say which database to migrate.");
    const applied = await applyMigrations(url);
    console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}.`);
  });
}
