import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { executeOn, queryOn } from "#scripts/postgres/execute-on.ts";
import { SetupError } from "#scripts/support/setup-error.ts";

/** Key of the product's settings that remembers a demo's history: `making`, and at its end `made` (demo/end-of-making.ts). */
const key = "demo.history";

const worldFolder = (data: string): string => join(data, "simulator/world");

/** Nobody has used this database, and there is no simulated world that things have happened in. */
export async function isNewInstallation(databaseUrl: string, data: string): Promise<boolean> {
  if (existsSync(worldFolder(data))) return false;
  const [row] = await queryOn<{ isUsed: boolean }>(
    databaseUrl,
    `select exists (select 1 from "Connection") or exists (select 1 from "AuditEntry") or exists (select 1 from "Setting") as "isUsed"`,
  );
  return row?.isUsed === false;
}

/** From now on, until the history is made, the database and the simulated world belong to its making alone. */
export const markAsMaking = (databaseUrl: string): Promise<void> =>
  executeOn(
    databaseUrl,
    `insert into "Setting" (key, value, "updatedAt") values ('${key}', '{"state": "making"}', now())`,
  );

/**
 * A start that ended in the middle has left half a history, which nobody may take for the truth, and in which nobody else has
 * written anything: the database and the simulated world begin anew.
 * @throws {SetupError} when this account may not empty the database
 */
export async function discardHalfMadeHistory(databaseUrl: string, data: string): Promise<void> {
  const halves = await queryOn(
    databaseUrl,
    `select 1 from "Setting" where key = '${key}' and value->>'state' = 'making'`,
  );
  if (halves.length === 0) return;
  await rm(worldFolder(data), { recursive: true, force: true });
  await executeOn(
    databaseUrl,
    "drop schema if exists pgboss cascade; drop schema public cascade; create schema public",
  ).catch((error: unknown) => {
    throw new SetupError(
      "The database holds half of a demo's history, and this account may not drop its schema: give it an empty database.",
      { cause: error },
    );
  });
  await applyMigrations(databaseUrl);
}
