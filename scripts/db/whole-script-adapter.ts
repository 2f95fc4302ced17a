import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type pg from "pg";

type Options = {
  /** Gives an empty database to replay migrations in; needed to compare with them, not to apply them. */
  openShadow?: () => Promise<pg.Pool>;
  /** Hears of PostgreSQL's own complaint, which the engine may cover with a later one. */
  onScriptError?: (script: string, error: unknown) => void;
};

/** The driver adapter of `pool` for the schema engine. */
export function wholeScriptAdapter(pool: pg.Pool, options: Options = {}): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connectWhole(pool, options),
    connectToShadowDb: async () => {
      if (!options.openShadow) throw new Error("This use of the schema engine has no shadow database.");
      return connectWhole(await options.openShadow(), options);
    },
  };
}

/**
 * adapter-pg cuts a migration at every semicolon, also inside a function body or a string. PostgreSQL parses a whole script
 * itself, so it gets the script whole.
 */
async function connectWhole(pool: pg.Pool, options: Options): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect();
  const executeScript = async (script: string): Promise<void> => {
    try {
      await pool.query(script);
    } catch (error) {
      options.onScriptError?.(script, error);
      throw error;
    }
  };
  return Object.assign(adapter, { executeScript });
}
