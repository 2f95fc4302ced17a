import type { Db, Tx } from "#lib/db/client.ts";
import type { ConnectionRow } from "../azure-context.ts";
import { refuse } from "../errors.ts";

export async function requireConnection(db: Db | Tx, connectionId: string): Promise<ConnectionRow> {
  const row = await db.connection.findFirst({ where: { id: connectionId, removedAt: null } });
  return row ?? refuse("notFound", "This connection does not exist any more. Reload the page to see those that do.");
}
