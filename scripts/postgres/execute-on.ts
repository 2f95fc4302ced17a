import pg from "pg";

/** Runs one statement on the server of `url`, for what cannot run inside a transaction: making and dropping databases. */
export async function executeOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
