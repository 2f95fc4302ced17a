import type { Tx } from "#lib/db/client.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Retention of these VMs by the worker, right after the caller's transaction: hundreds of VMs with their points would hold
 * its locks, and keep a person waiting, for too long.
 */
export const applyRetentionSoon = (ctx: ServiceContext, tx: Tx, virtualMachineIds: readonly string[]): Promise<void> =>
  ctx.queue.enqueueAll(
    tx,
    "apply-retention",
    virtualMachineIds.map((virtualMachineId) => ({ payload: { v: 1 as const, virtualMachineId } })),
  );
