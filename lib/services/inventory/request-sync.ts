import type { RequestSyncInput } from "#lib/contracts/inventory.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";

/** Asks the worker for a pass over one connection, or over all of them. At most one waits per connection. */
export async function requestSync(
  ctx: ServiceContext,
  { connectionId }: RequestSyncInput,
): Promise<Result<{ connections: number }, ServiceError>> {
  return runCommand(ctx, "requestSync", async (tx) => {
    const connections = await tx.connection.findMany({
      where: { removedAt: null, ...(connectionId ? { id: connectionId } : {}) },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    if (connections.length === 0) {
      refuse("notPossible", "There is no Azure connection to read from. Add one in Settings first.");
    }
    for (const { id } of connections) {
      const payload = { v: 1, connectionId: id, requestedBy: actorName(ctx.actor) } as const;
      await ctx.queue.enqueue(tx, "sync-inventory", payload, { singletonKey: id });
    }
    const audit = {
      action: "inventory.sync",
      target: connectionId ?? "all",
      detail: { connections: connections.length },
    };
    return { value: { connections: connections.length }, audit };
  });
}
