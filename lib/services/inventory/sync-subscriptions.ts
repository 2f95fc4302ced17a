import type { AzurePort, SubscriptionReading } from "#lib/azure/port.ts";
import type { UpstreamError } from "#lib/contracts/connections.ts";
import type { Subscription } from "#lib/db/generated/client.ts";
import { describeFailure } from "../azure/describe-failure.ts";
import type { ConnectionRow } from "../azure-context.ts";
import type { ServiceContext } from "../context.ts";

type SyncedSubscriptions =
  | { ok: true; inScope: Subscription[]; warnings: string[] }
  | { ok: false; error: UpstreamError };

/** Rows for what the identity sees. A subscription it no longer sees is unreadable from now on, not gone. */
export async function syncSubscriptions(
  ctx: ServiceContext,
  azure: AzurePort,
  connection: ConnectionRow,
): Promise<SyncedSubscriptions> {
  const listed = await azure.listSubscriptions();
  if (!listed.ok) return { ok: false, error: describeFailure(listed) };
  const readings = listed.value.map((reading) => ({
    ...reading,
    subscriptionId: reading.subscriptionId.toLowerCase(),
  }));

  const elsewhere = await coveredElsewhere(ctx, connection.id, readings);
  const mine = readings.filter((reading) => !elsewhere.has(reading.subscriptionId));
  for (const reading of mine) await upsertSubscription(ctx, connection.id, reading);
  await markUnseen(ctx, connection.id, mine);

  const inScope = await ctx.db.subscription.findMany({
    where: {
      connectionId: connection.id,
      inScope: true,
      subscriptionId: { in: mine.map((row) => row.subscriptionId) },
    },
    orderBy: { subscriptionId: "asc" },
  });
  const warnings = [...elsewhere].map(
    ([subscriptionId, name]) =>
      `Subscription ${subscriptionId} is read through the connection ${name}, so it is left out here.`,
  );
  return { ok: true, inScope, warnings };
}

/**
 * Two connections may see the same subscription; the one that had it first keeps it, or its VMs would change hands with every
 * pass. Of two that took it in at the same moment, the older row tells: each would otherwise leave it to the other.
 */
async function coveredElsewhere(
  ctx: ServiceContext,
  connectionId: string,
  readings: SubscriptionReading[],
): Promise<Map<string, string>> {
  const rows = await ctx.db.subscription.findMany({
    where: {
      subscriptionId: { in: readings.map((reading) => reading.subscriptionId) },
      connection: { removedAt: null },
    },
    select: { subscriptionId: true, connectionId: true, connection: { select: { name: true } } },
    orderBy: { id: "desc" },
  });
  // Ids are time-ordered, so what stays in the map is the oldest.
  const first = new Map(rows.map((row) => [row.subscriptionId, row]));
  return new Map(
    [...first.values()]
      .filter((row) => row.connectionId !== connectionId)
      .map((row) => [row.subscriptionId, row.connection.name]),
  );
}

async function upsertSubscription(ctx: ServiceContext, connectionId: string, reading: SubscriptionReading) {
  const { subscriptionId, displayName, state } = reading;
  await ctx.db.subscription.upsert({
    where: { connectionId_subscriptionId: { connectionId, subscriptionId } },
    create: { id: ctx.newId(), connectionId, subscriptionId, displayName, state },
    update: { displayName, state },
  });
}

const unseenError: UpstreamError = {
  kind: "forbidden",
  code: "SubscriptionNotListed",
  meaning:
    "Azure no longer lists the subscription for this identity: its role assignment was removed, or the subscription is gone.",
  remedy: "Assign the identity its roles on the subscription again, or take the subscription out of scope.",
  message: "The subscription is not in the list that Azure gave.",
  requestId: null,
  correlationId: null,
};

async function markUnseen(ctx: ServiceContext, connectionId: string, seen: SubscriptionReading[]): Promise<void> {
  await ctx.db.subscription.updateMany({
    where: { connectionId, subscriptionId: { notIn: seen.map((reading) => reading.subscriptionId) } },
    data: { access: "Forbidden", syncError: unseenError },
  });
}
