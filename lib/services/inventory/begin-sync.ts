import { type SyncProgress, syncProgress } from "#lib/contracts/inventory.ts";
import type { InventorySync } from "#lib/db/generated/client.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import type { ServiceContext } from "../context.ts";
import { failedSummary } from "./store-outcomes.ts";

/** A pass reports at least once per subscription; this long without a word means that its process died. */
const silenceMs = 5 * 60_000;

/**
 * Opens a pass unless another one is alive. One whose process died is closed as failed, so it cannot block for ever; of two
 * that begin at once, the unique index "one at a time" lets one through.
 */
export async function beginSync(ctx: ServiceContext, connectionId: string): Promise<InventorySync | null> {
  const now = ctx.now();
  const start: SyncProgress = { phase: "subscriptions", done: 0, total: 1, message: "Starting", at: now.toISOString() };
  const open = await ctx.db.inventorySync.findMany({ where: { connectionId, status: "InProgress" } });
  const isAlive = (row: InventorySync) =>
    now.getTime() - new Date(syncProgress.parse(row.progress).at).getTime() < silenceMs;
  if (open.some(isAlive)) return null;
  await ctx.db.inventorySync.updateMany({
    where: { id: { in: open.map((row) => row.id) }, status: "InProgress" },
    data: {
      status: "Failed",
      endedAt: now,
      summary: failedSummary(null, ["The process that read the inventory stopped before the end."]),
    },
  });
  try {
    const id = ctx.newId();
    return await ctx.db.inventorySync.create({ data: { id, connectionId, progress: start, startedAt: now } });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}
