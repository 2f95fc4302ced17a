import pg from "pg";
import { databaseProblem } from "./database-problem.ts";

type SingleConnection = { pool: pg.Pool; close: () => Promise<void> };

/**
 * A pool whose every query goes to one and the same connection, so that one transaction can hold them all. A plain pool of
 * one would replace the connection after a failed statement, and what follows would run outside the transaction.
 *
 * @throws {SetupError} when the database cannot be reached within ten seconds.
 */
export async function openSingleConnection(databaseUrl: string): Promise<SingleConnection> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    connectionTimeoutMillis: 10_000,
    application_name: "stillpoint-setup",
  });
  // A connection that breaks shows in the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  const client = await pool.connect().catch(async (error: unknown) => {
    await pool.end();
    throw databaseProblem(error, databaseUrl);
  });
  client.on("error", () => undefined);
  const query = client.query.bind(client);
  const close = async (): Promise<void> => {
    client.release(true);
    await pool.end();
  };
  return { pool: Object.assign(pool, { query }), close };
}
