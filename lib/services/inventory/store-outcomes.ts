import type { UpstreamError } from "#lib/contracts/connections.ts";
import type { SyncSummary } from "#lib/contracts/inventory.ts";
import { Prisma, type Subscription } from "#lib/db/generated/client.ts";
import { invariant } from "#lib/std/invariant.ts";
import type { ServiceContext } from "../context.ts";
import type { FleetRead, SubscriptionRead } from "./read-fleet.ts";
import type { StoredFleet } from "./store-fleet.ts";

/** Per subscription: could it be read, when, and what stands around its VMs. */
export async function storeOutcomes(
  ctx: ServiceContext,
  rowIds: ReadonlyMap<string, string>,
  reads: SubscriptionRead[],
): Promise<void> {
  for (const read of reads) {
    const id = rowIds.get(read.subscriptionId);
    invariant(id, `No row for subscription ${read.subscriptionId}`);
    await ctx.db.subscription.update({ where: { id }, data: outcomeOf(read, ctx.now()) });
  }
}

function outcomeOf(read: SubscriptionRead, syncedAt: Date): Prisma.SubscriptionUpdateInput {
  if (read.outcome !== "Readable") return { access: read.outcome, syncError: read.error };
  const collectionCounts = Object.fromEntries(
    [...Map.groupBy(read.collections, (collection) => collection.location)].map(([location, all]) => [
      location,
      all.length,
    ]),
  );
  return {
    access: "Readable",
    syncError: Prisma.DbNull,
    syncedAt,
    collectionCounts,
    ...(read.locks ? { locks: read.locks } : {}),
  };
}

type PassTotals = Pick<SyncSummary, "azureCalls" | "warnings">;

export function summarise(
  rows: Subscription[],
  fleet: FleetRead,
  stored: StoredFleet,
  totals: PassTotals,
): SyncSummary {
  const names = new Map(rows.map((row) => [row.subscriptionId, row.displayName]));
  return {
    added: stored.added,
    changed: stored.changed,
    disappeared: stored.disappeared,
    vms: stored.vms.length,
    disks: stored.disks,
    ...totals,
    subscriptions: fleet.subscriptions.map((read) => ({
      id: read.subscriptionId,
      name: names.get(read.subscriptionId) ?? read.subscriptionId,
      outcome: read.outcome,
      error: read.outcome === "Readable" ? null : read.error,
    })),
    error: null,
  };
}

/** A pass that read nothing: the inventory stays as it was. */
export const failedSummary = (error: UpstreamError | null, warnings: string[]): SyncSummary => ({
  added: 0,
  changed: 0,
  disappeared: 0,
  vms: 0,
  disks: 0,
  azureCalls: 0,
  subscriptions: [],
  warnings,
  error,
});
