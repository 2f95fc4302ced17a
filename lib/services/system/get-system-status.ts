import type { SystemStatusDto } from "#lib/contracts/system.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { heartbeatSilenceMs, readHeartbeat } from "#lib/services/worker/report-heartbeat.ts";

export async function getSystemStatus(ctx: ServiceContext): Promise<SystemStatusDto> {
  const [seenAt, connections] = await Promise.all([
    readHeartbeat(ctx),
    ctx.db.connection.findMany({
      where: { removedAt: null },
      select: { armEndpoint: true },
      distinct: ["armEndpoint"],
    }),
  ]);
  return {
    workerSeenAt: seenAt?.toISOString() ?? null,
    isWorkerSilent: !seenAt || ctx.now().getTime() - seenAt.getTime() > heartbeatSilenceMs,
    armHosts: connections.map(({ armEndpoint }) => new URL(armEndpoint).host).sort(),
  };
}
