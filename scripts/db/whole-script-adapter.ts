import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
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
  const adapter = await new PrismaPg(passCharsAsArrays(pool)).connect();
  const executeScript = async (script: string): Promise<void> => {
    try {
      await pool.query(script);
    } catch (error) {
      options.onScriptError?.(script, error);
      throw error;
    }
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    executeScript,
    queryRaw: async (query: SqlQuery) => turnCharsBack(await queryRaw(query)),
  });
}

/** Object ids of PostgreSQL's internal one-letter type `"char"` and of its array (pg_type.dat). */
const charType = 18;
const charArrayType = 1002;

/**
 * adapter-pg knows arrays of `"char"` but not the type itself, which the engine reads from the catalogue as soon as a table
 * has a check. So it travels through the adapter as an array type, which the engine asks for nowhere, and comes out right.
 */
function passCharsAsArrays(pool: pg.Pool): pg.Pool {
  const query: (...args: unknown[]) => Promise<pg.QueryResult> = pool.query.bind(pool);
  const queryAsArrays = async (...args: unknown[]): Promise<pg.QueryResult> => {
    const result = await query(...args);
    for (const field of result.fields ?? []) if (field.dataTypeID === charType) field.dataTypeID = charArrayType;
    return result;
  };
  return Object.assign(pool, { query: queryAsArrays });
}

function turnCharsBack(result: SqlResultSet): SqlResultSet {
  const { Character, CharacterArray } = ColumnTypeEnum;
  const columnTypes = result.columnTypes.map((type) => (type === CharacterArray ? Character : type));
  return { ...result, columnTypes };
}
