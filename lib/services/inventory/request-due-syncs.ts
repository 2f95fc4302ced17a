import { actorName, type ServiceContext } from "../context.ts";

/** A fleet changes by the hour, not by the second; a change that matters is met again by every backup's own inspection. */
const periodMs = 15 * 60_000;

/** Asks for a pass over every connection whose last one began longer ago than the period. Asking twice is harmless. */
export async function requestDueSyncs(ctx: ServiceContext): Promise<void> {
  const since = new Date(ctx.now().getTime() - periodMs);
  const due = await ctx.db.connection.findMany({
    where: { removedAt: null, inventorySyncs: { none: { startedAt: { gt: since } } } },
    select: { id: true },
  });
  if (due.length === 0) return;
  await ctx.db.$transaction(async (tx) => {
    for (const { id } of due) {
      const payload = { v: 1, connectionId: id, requestedBy: actorName(ctx.actor) } as const;
      await ctx.queue.enqueue(tx, "sync-inventory", payload, { singletonKey: id });
    }
  });
}
