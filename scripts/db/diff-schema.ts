import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { executeOn } from "#scripts/postgres/execute-on.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { migrationsDirectory, readMigrations } from "./migration-list.ts";
import { openSchemaEngine } from "./schema-engine.ts";
import { wholeScriptAdapter } from "./whole-script-adapter.ts";

const schemaFile = join(import.meta.dirname, "../../prisma/schema.prisma");

type Request = { schema?: string; migrations?: string };

/**
 * The SQL that leads from the migrations to the schema; empty when they agree. The migrations are replayed in a PostgreSQL
 * of its own. What the schema language cannot say (partial indexes, checks, triggers) is not compared.
 */
export async function diffSchema({
  schema = schemaFile,
  migrations = migrationsDirectory,
}: Request = {}): Promise<string> {
  const [content, migrationsList] = await Promise.all([readFile(schema, "utf8"), readMigrations(migrations)]);
  const server = await startScratchServer();
  const pools: pg.Pool[] = [];
  const openPool = (database: string): pg.Pool => {
    const pool = new pg.Pool({ connectionString: server.url(database) });
    // The server ends before its last connections do.
    pool.on("error", () => undefined);
    pools.push(pool);
    return pool;
  };
  const openShadow = async (): Promise<pg.Pool> => {
    const name = `shadow_${randomBytes(6).toString("hex")}`;
    await executeOn(server.url("postgres"), `CREATE DATABASE ${name}`);
    return openPool(name);
  };
  try {
    const engine = await openSchemaEngine(wholeScriptAdapter(openPool("postgres"), { openShadow }));
    const difference = await engine.diff({
      from: { tag: "migrations", ...migrationsList },
      to: { tag: "schemaDatamodel", files: [{ path: schema, content }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return difference.exitCode === 0 ? "" : (difference.stdout ?? "").trim();
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
    await server.stop();
  }
}
