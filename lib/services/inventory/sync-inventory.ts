import type { InventorySyncDto, SyncProgress, SyncSummary } from "#lib/contracts/inventory.ts";
import type { InventorySync } from "#lib/db/generated/client.ts";
import type { AzureContext, ConnectionRow } from "../azure-context.ts";
import { storeAssessments } from "../eligibility/store-assessments.ts";
import { adoptMovedCollections } from "./adopt-moved-collections.ts";
import { beginSync } from "./begin-sync.ts";
import { readFleet, type SubscriptionRead } from "./read-fleet.ts";
import { readForeignPoints } from "./read-foreign-points.ts";
import { refreshSizes } from "./refresh-sizes.ts";
import { storeCollections } from "./store-collections.ts";
import { storeFleet } from "./store-fleet.ts";
import { failedSummary, storeOutcomes, summarise } from "./store-outcomes.ts";
import { createSyncProgress, type ReportProgress } from "./sync-progress.ts";
import { syncSubscriptions } from "./sync-subscriptions.ts";
import { toSyncDto } from "./to-sync-dto.ts";

/**
 * One pass over a connection's fleet: read it, store what changed with its story, judge every VM anew. A subscription that
 * cannot be read keeps its last state; only a failure to list anything at all fails the pass.
 * @returns null when the connection is gone or another pass over it is under way
 */
export async function syncInventory(ctx: AzureContext, connectionId: string): Promise<InventorySyncDto | null> {
  const connection = await ctx.db.connection.findFirst({ where: { id: connectionId, removedAt: null } });
  const sync = connection && (await beginSync(ctx, connectionId));
  if (!connection || !sync) return null;
  const progress = createSyncProgress(ctx, sync.id);
  try {
    const summary = await pass(ctx, connection, progress.report);
    await progress.flush();
    return toSyncDto(await endSync(ctx, sync.id, summary));
  } catch (error) {
    await progress.flush();
    await endSync(
      ctx,
      sync.id,
      failedSummary(null, ["The pass ended with an internal error; the log has the details."]),
    );
    throw error;
  }
}

async function pass(ctx: AzureContext, connection: ConnectionRow, report: ReportProgress): Promise<SyncSummary> {
  const azure = ctx.openAzure(connection);
  report("subscriptions", 0, 1, "Listing subscriptions");
  const subscriptions = await syncSubscriptions(ctx, azure, connection);
  if (!subscriptions.ok) return failedSummary(subscriptions.error, []);

  const rows = subscriptions.inScope;
  const rowIds = new Map(rows.map((row) => [row.subscriptionId, row.id]));
  const read = await readFleet(azure, [...rowIds.keys()], report);
  if (!read.ok) return failedSummary(read.error, []);
  const { fleet } = read;
  const readable = fleet.subscriptions.filter(isReadable);

  const sizes = await refreshSizes(ctx, azure, connection.id, readable, report);
  const stored = await storeFleet(ctx, rowIds, readable, report);
  await storeOutcomes(ctx, rowIds, fleet.subscriptions);
  await storeCollections(ctx, readable);
  const moved = await adoptMovedCollections(ctx, azure, readable, stored.vms);
  const points = await readForeignPoints(
    ctx,
    azure,
    rows.map((row) => row.id),
    report,
  );
  await storeAssessments(ctx, stored.vms, (done) =>
    report("assessing", done, stored.vms.length, "Judging what can be backed up"),
  );
  return summarise(rows, fleet, stored, {
    azureCalls: 1 + fleet.calls + sizes.calls + moved.calls + points.calls,
    warnings: [...subscriptions.warnings, ...fleet.warnings, ...sizes.warnings, ...points.warnings],
  });
}

const isReadable = (read: SubscriptionRead): read is SubscriptionRead & { outcome: "Readable" } =>
  read.outcome === "Readable";

async function endSync(ctx: AzureContext, syncId: string, summary: SyncSummary): Promise<InventorySync> {
  const failed = summary.error !== null || (summary.subscriptions.length === 0 && summary.warnings.length > 0);
  const imperfect = summary.warnings.length > 0 || summary.subscriptions.some((read) => read.outcome !== "Readable");
  const endedAt = ctx.now();
  const message = failed ? "Failed" : `${summary.vms} virtual machines read`;
  const progress: SyncProgress = { phase: "assessing", done: 1, total: 1, message, at: endedAt.toISOString() };
  const status = failed ? "Failed" : imperfect ? "CompletedWithWarnings" : "Completed";
  return ctx.db.inventorySync.update({ where: { id: syncId }, data: { status, summary, progress, endedAt } });
}
