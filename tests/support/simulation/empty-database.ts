import { Client } from "pg";

/** Empties every table but the record of migrations, history included: append-only is for the product, not for a new world. */
export async function databaseEmptier(
  databaseUrl: string,
): Promise<{ empty(): Promise<void>; close(): Promise<void> }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("set session_replication_role = replica");
  const { rows } = await client.query<{ name: string }>(
    "select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename not like '\\_%'",
  );
  const statement = rows.map(({ name }) => `delete from ${name}`).join(";");
  return {
    empty: async () => void (await client.query(statement)),
    close: () => client.end(),
  };
}
