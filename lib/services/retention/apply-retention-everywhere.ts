import type { ServiceContext } from "../context.ts";
import { applyRetention } from "./apply-retention.ts";

/** VMs whose points are locked at a time. */
const batchSize = 20;

/**
 * Retention for every VM with points of ours, not only after a good backup: points of a VM whose backups fail, or whose
 * protection has changed, expire as well (and its last good one stays).
 * @returns how many points went into the bin
 */
export async function applyRetentionEverywhere(ctx: ServiceContext): Promise<number> {
  let binned = 0;
  let after: string | undefined;
  for (;;) {
    const vms = await ctx.db.virtualMachine.findMany({
      where: {
        ...(after ? { id: { gt: after } } : {}),
        restorePoints: { some: { deletedAt: null, OR: [{ runId: { not: null } }, { recovered: true }] } },
      },
      orderBy: { id: "asc" },
      take: batchSize,
      select: { id: true },
    });
    const ids = vms.map(({ id }) => id);
    const applied = await ctx.db.$transaction((tx) => applyRetention(ctx, tx, ids));
    for (const each of applied.values()) binned += each.binned;
    after = vms.at(-1)?.id;
    if (vms.length < batchSize || after === undefined) return binned;
  }
}
