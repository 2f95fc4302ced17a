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
export async function readHeartbeat(ctx: Pick<ServiceContext, "db">): Promise<Date | null> {
  const row = await ctx.db.setting.findUnique({ where: { key } });
  return row ? new Date((row.value as { at: string }).at) : null;
}
