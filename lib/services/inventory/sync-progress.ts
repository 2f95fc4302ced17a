import type { SyncProgress } from "#lib/contracts/inventory.ts";
import type { ServiceContext } from "../context.ts";

export type ReportProgress = (phase: SyncProgress["phase"], done: number, total: number, message: string) => void;

/** Writes progress while the pass runs. Reports that come faster than the database are dropped, except the last. */
export function createSyncProgress(ctx: ServiceContext, syncId: string) {
  let pending: SyncProgress | null = null;
  let writing: Promise<void> | null = null;

  const write = async () => {
    while (pending) {
      const progress = pending;
      pending = null;
      await ctx.db.inventorySync
        .update({ where: { id: syncId }, data: { progress } })
        .catch((error: unknown) => ctx.log.warn({ err: error, syncId }, "Progress of the inventory was not stored."));
    }
    writing = null;
  };

  const report: ReportProgress = (phase, done, total, message) => {
    pending = { phase, done, total, message, at: ctx.now().toISOString() };
    writing ??= write();
  };

  const flush = async () => {
    await writing;
  };

  return { report, flush };
}
