import { actorName, type ServiceContext } from "../context.ts";

/** Drift such as a resize or a new disk shall be seen within one cycle. */
const periodMs = 15 * 60_000;

/** Enqueues a pass for every connection that none was begun for within the period. Safe to call by many workers at once. */
export async function requestDueSyncs(ctx: ServiceContext): Promise<number> {
  const since = new Date(ctx.now().getTime() - periodMs);
  const due = await ctx.db.connection.findMany({
    where: { removedAt: null, inventorySyncs: { none: { startedAt: { gt: since } } } },
    select: { id: true },
  });
  for (const { id } of due) {
    const payload = { v: 1, connectionId: id, requestedBy: actorName(ctx.actor) } as const;
    await ctx.db.$transaction((tx) => ctx.queue.enqueue(tx, "sync-inventory", payload, { singletonKey: id }));
  }
  return due.length;
}
