import type { Db, Tx } from "#lib/db/client.ts";
import type { ServiceContext } from "../context.ts";

const key = "worker.heartbeat";

/** Silence longer than this means that no worker is running. */
export const heartbeatSilenceMs = 45_000;

/** Says that some worker is alive; the screens tell the truth about a silent one. */
export async function reportHeartbeat(ctx: ServiceContext): Promise<void> {
  const value = { at: ctx.now().toISOString() };
  await ctx.db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

/** When a worker last gave a sign of life; null when none ever did. */
export async function readHeartbeat({ db }: { db: Db | Tx }): Promise<Date | null> {
  const row = await db.setting.findUnique({ where: { key } });
  return row ? new Date((row.value as { at: string }).at) : null;
}

/** A worker that is restarted is away for less. From here on it is worth waking somebody. */
const worthTellingMs = 120_000;

/**
 * The last sign of life when no worker has given one for long enough to tell somebody; null while one is at work. Where none
 * ever did, it counts from the first connection to Azure.
 */
export async function findSilence(db: Db | Tx, now: Date): Promise<{ seenAt: Date | null } | null> {
  const seenAt = await readHeartbeat({ db });
  const from = seenAt ?? (await firstConnectionAt(db));
  return from && now.getTime() - from.getTime() > worthTellingMs ? { seenAt } : null;
}

async function firstConnectionAt(db: Db | Tx): Promise<Date | null> {
  const { _min } = await db.connection.aggregate({ where: { removedAt: null }, _min: { createdAt: true } });
  return _min.createdAt;
}
