import type { InventorySyncDto } from "#lib/contracts/inventory.ts";
import type { QueueRuntime } from "#lib/queue/create-queue.ts";
import type { RunLock } from "#lib/queue/run-lock.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { syncInventory } from "#lib/services/inventory/sync-inventory.ts";
import type { PriceContext } from "#lib/services/prices/price-context.ts";
import { refreshPrices } from "#lib/services/prices/refresh-prices.ts";
import { applyProtectionRules } from "#lib/services/protection-rules/apply-protection-rules.ts";
import { applyRetention } from "#lib/services/retention/apply-retention.ts";
import { createRunAdvancer } from "#lib/services/runs/create-run-advancer.ts";

/** Most of the time each waits for Azure; those that are ready together are committed together. */
const runsAtOnce = 16;

/** Ties each queue to its verb. */
export async function takeJobs(
  queue: QueueRuntime,
  lock: RunLock,
  context: AzureContext & PriceContext,
): Promise<void> {
  const { advance } = createRunAdvancer(context);
  await queue.work("advance-run", runsAtOnce, ({ runId }) => lock.with(runId, () => advance(runId)));
  await queue.work("sync-inventory", 1, async ({ connectionId }) => {
    const log = context.log.child({ connectionId });
    const sync = await syncInventory({ ...context, log }, connectionId);
    if (sync && hasChanged(sync)) await applyProtectionRules(context);
  });
  await queue.work("apply-protection-rules", 1, async () => {
    await applyProtectionRules(context);
  });
  await queue.work("apply-retention", 1, async ({ virtualMachineId }) => {
    await context.db.$transaction((tx) => applyRetention(context, tx, [virtualMachineId]));
  });
  await queue.work("refresh-prices", 1, async ({ requestedBy }) => {
    await refreshPrices(context, requestedBy);
  });
}

/** Rules ask about names, places and tags, whose change a pass reports as one of these. */
const hasChanged = ({ summary }: InventorySyncDto): boolean =>
  summary !== null && summary.added + summary.changed + summary.disappeared > 0;
