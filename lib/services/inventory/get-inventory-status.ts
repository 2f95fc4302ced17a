import { upstreamError } from "#lib/contracts/connections.ts";
import type { ConnectionInventory, InventoryStatus } from "#lib/contracts/inventory.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { ServiceContext } from "../context.ts";
import { toSyncDto } from "./to-sync-dto.ts";

const withState = {
  subscriptions: { where: { inScope: true }, orderBy: { displayName: "asc" } },
  inventorySyncs: { orderBy: { startedAt: "desc" }, take: 2 },
} satisfies Prisma.ConnectionInclude;

type LoadedConnection = Prisma.ConnectionGetPayload<{ include: typeof withState }>;

export async function getInventoryStatus(ctx: ServiceContext): Promise<InventoryStatus> {
  const connections = await ctx.db.connection.findMany({
    where: { removedAt: null },
    orderBy: { name: "asc" },
    include: withState,
  });
  const fresh = await ctx.db.inventorySync.groupBy({
    by: ["connectionId"],
    where: { status: { in: ["Completed", "CompletedWithWarnings"] } },
    _max: { endedAt: true },
  });
  const freshAsOf = new Map(fresh.map((row) => [row.connectionId, row._max.endedAt]));
  const vmCount = await ctx.db.virtualMachine.count({
    where: { disappearedAt: null, subscription: { inScope: true, connection: { removedAt: null } } },
  });
  return { connections: connections.map((row) => toInventory(row, freshAsOf.get(row.id) ?? null)), vmCount };
}

function toInventory(row: LoadedConnection, freshAsOf: Date | null): ConnectionInventory {
  const running = row.inventorySyncs.find((sync) => sync.status === "InProgress");
  const last = row.inventorySyncs.find((sync) => sync.status !== "InProgress");
  return {
    connectionId: row.id,
    connectionName: row.name,
    armEndpoint: row.armEndpoint,
    running: running ? toSyncDto(running) : null,
    last: last ? toSyncDto(last) : null,
    freshAsOf: freshAsOf?.toISOString() ?? null,
    unreadable: row.subscriptions.flatMap(({ displayName, subscriptionId, access, syncError }) => {
      if (access !== "Forbidden" && access !== "Failed") return [];
      const error = syncError === null ? null : upstreamError.parse(syncError);
      const { meaning, message } = error ?? { meaning: "Azure gave no reason.", message: "" };
      return [{ displayName, subscriptionId, access, meaning, message }];
    }),
  };
}
