import { join } from "node:path";
import { describeDatabase } from "#scripts/db/database-problem.ts";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { executeOn } from "#scripts/postgres/execute-on.ts";
import { startPostgres } from "#scripts/postgres/start-postgres.ts";
import type { ProcessSet } from "#scripts/processes/process-set.ts";
import { errorCode } from "#scripts/support/setup-error.ts";
import { keptSecret } from "./data-folder.ts";
import type { Progress } from "./progress.ts";
import type { Settings } from "./settings.ts";

const databaseName = "stillpoint";
const duplicateDatabase = "42P04";

/** Brings the database up and up to date, and returns its address. */
export async function startDatabase(settings: Settings, progress: Progress, processes: ProcessSet): Promise<string> {
  const url = settings.databaseUrl ?? (await startEmbedded(settings.data, progress, processes));
  const migrating = `Migrating ${settings.databaseUrl ? describeDatabase(url) : "the database"}`;
  const describe = (applied: string[]): string =>
    applied.length === 0 ? "Database is up to date" : `Database migrated (${applied.length} applied)`;
  await progress.step(migrating, describe, () => applyMigrations(url));
  return url;
}

function startEmbedded(data: string, progress: Progress, processes: ProcessSet): Promise<string> {
  return progress.step("Starting the embedded database", "Embedded database started", async () => {
    const password = await keptSecret(data, "postgres-password");
    const server = await startPostgres({ data, logFile: join(data, "logs/postgres.log"), password });
    // SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes everything to disk.
    processes.add("embedded database", server.process, "SIGINT", 20_000);
    const create = executeOn(server.url("postgres"), `CREATE DATABASE ${databaseName}`);
    await create.catch((error: unknown) =>
      errorCode(error) === duplicateDatabase ? undefined : Promise.reject(error),
    );
    return server.url(databaseName);
  });
}
