import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { executeOn } from "#scripts/postgres/execute-on.ts";
import { templateDatabase } from "./postgres-server.ts";

export type TestDatabase = { url: string; drop: () => Promise<void> };

type Options = {
  /** False gives a database without a single table. */
  isMigrated?: boolean;
};

/** A fresh database of the test's own; `drop` also ends whoever is still connected to it. */
export async function createTestDatabase({ isMigrated = true }: Options = {}): Promise<TestDatabase> {
  const server = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await executeOn(server, `CREATE DATABASE ${name} TEMPLATE ${isMigrated ? templateDatabase : "template0"}`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => executeOn(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}
