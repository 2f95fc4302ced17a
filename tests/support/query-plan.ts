import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import type { Db } from "#lib/db/client.ts";
import { PrismaClient } from "#lib/db/generated/client.ts";

/** How PostgreSQL would run the queries of `work`, in order: for tests that a list's page is read by its index. */
export async function queryPlans(databaseUrl: string, work: (db: Db) => Promise<unknown>): Promise<string[]> {
  const adapter = new PrismaPg({ connectionString: databaseUrl });
  const db = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
  const queries: { query: string; params: string }[] = [];
  db.$on("query", (event) => {
    if (event.query.startsWith("SELECT")) queries.push(event);
  });
  await work(db as unknown as Db);
  await db.$disconnect();

  const client = new pg.Client(databaseUrl);
  await client.connect();
  const plans: string[] = [];
  for (const { query, params } of queries) {
    const plan = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${query}`, JSON.parse(params));
    plans.push(plan.rows.map((row) => row["QUERY PLAN"]).join("\n"));
  }
  await client.end();
  return plans;
}
