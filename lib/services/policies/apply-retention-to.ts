import type { ServiceContext } from "../context.ts";
import { applyRetention } from "../retention/apply-retention.ts";

/**
 * The points' part of a change, VM by VM after its transaction: hundreds of VMs would hold its locks for too long. Retention
 * passes do the same every few hours, so what an interruption leaves out is not lost.
 */
export async function applyRetentionTo(ctx: ServiceContext, vmIds: readonly string[]): Promise<void> {
  for (const vmId of vmIds) await ctx.db.$transaction((tx) => applyRetention(ctx, tx, vmId));
}
