import type { TestProject } from "vitest/node";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { executeOn } from "#scripts/postgres/execute-on.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the maintenance database of the run's own PostgreSQL. */
    postgresUrl: string;
  }
}

/** Name of the migrated, empty database that every test database is copied from. */
export const templateDatabase = "template_stillpoint";

/** One PostgreSQL per test run, on a port and in a folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScratchServer();
  try {
    await executeOn(server.url("postgres"), `CREATE DATABASE ${templateDatabase}`);
    await applyMigrations(server.url(templateDatabase));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("postgresUrl", server.url("postgres"));
  return server.stop;
}
