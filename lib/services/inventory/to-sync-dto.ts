import { type InventorySyncDto, syncProgress, syncSummary } from "#lib/contracts/inventory.ts";
import type { InventorySync } from "#lib/db/generated/client.ts";

export const toSyncDto = (row: InventorySync): InventorySyncDto => ({
  id: row.id,
  status: row.status,
  progress: syncProgress.parse(row.progress),
  summary: row.summary === null ? null : syncSummary.parse(row.summary),
  startedAt: row.startedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});
