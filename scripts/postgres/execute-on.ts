import pg from "pg";

/** Runs one statement on the server of `url`, for what cannot run inside a transaction: making and dropping databases. */
export async function executeOn(url: string, statement: string): Promise<void> {
  await queryOn(url, statement);
}

/** The rows that one statement answers, on a connection of its own. */
export async function queryOn<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
