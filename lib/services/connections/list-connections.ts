import {
  type ConnectionDto,
  connectionCheck,
  type SubscriptionDto,
  upstreamError,
} from "#lib/contracts/connections.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { ServiceContext } from "../context.ts";

/** An installation has a handful; a limit all the same. */
const maxConnections = 100;

const withSubscriptions = {
  subscriptions: {
    orderBy: [{ displayName: "asc" }, { id: "asc" }],
    include: { _count: { select: { virtualMachines: { where: { disappearedAt: null } } } } },
  },
} satisfies Prisma.ConnectionInclude;

type LoadedConnection = Prisma.ConnectionGetPayload<{ include: typeof withSubscriptions }>;

export async function listConnections(ctx: ServiceContext): Promise<ConnectionDto[]> {
  const rows = await ctx.db.connection.findMany({
    where: { removedAt: null },
    orderBy: { name: "asc" },
    take: maxConnections,
    include: withSubscriptions,
  });
  return rows.map(toConnectionDto);
}

/** Column by column, so that a new column does not reach the browser by itself. */
const toConnectionDto = (row: LoadedConnection): ConnectionDto => ({
  id: row.id,
  name: row.name,
  tenantId: row.tenantId,
  clientId: row.clientId,
  credentialKind: row.credentialKind,
  cloud: row.cloud,
  authorityHost: row.authorityHost,
  armEndpoint: row.armEndpoint,
  createdAt: row.createdAt.toISOString(),
  lastCheck: row.lastCheck === null ? null : connectionCheck.parse(row.lastCheck),
  subscriptions: row.subscriptions.map(toSubscriptionDto),
});

const toSubscriptionDto = (row: LoadedConnection["subscriptions"][number]): SubscriptionDto => ({
  id: row.id,
  subscriptionId: row.subscriptionId,
  displayName: row.displayName,
  state: row.state,
  inScope: row.inScope,
  access: row.access,
  syncError: row.syncError === null ? null : upstreamError.parse(row.syncError),
  syncedAt: row.syncedAt?.toISOString() ?? null,
  vmCount: row._count.virtualMachines,
});
