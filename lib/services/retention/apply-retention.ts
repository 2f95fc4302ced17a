import type { Tx } from "#lib/db/client.ts";
import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import type { ServiceContext } from "../context.ts";
import { loadBinDays } from "./bin-days.ts";
import { byRetention, loadRetentionPoints, loadRetentionPolicy } from "./load-retention.ts";

const dayMs = 86_400_000;

export type RetentionApplied = { binned: number; takenBack: number };

/**
 * Puts what the VM's policy no longer keeps into the bin, from where it is deleted in Azure after the bin's days; a failed
 * point holds nothing and waits for nothing. What the policy keeps again (it was extended) comes back out. What a person
 * has put into the bin stays there.
 */
export async function applyRetention(ctx: ServiceContext, tx: Tx, virtualMachineId: string): Promise<RetentionApplied> {
  const now = ctx.now();
  const points = await loadRetentionPoints(tx, virtualMachineId);
  const policy = await loadRetentionPolicy(tx, virtualMachineId);
  const candidates = points.filter(({ binnedBecause }) => binnedBecause === null || binnedBecause === byRetention);
  const byId = new Map(candidates.map((point) => [point.id, point]));
  const decisions = decideRetention(candidates, policy, now.getTime());
  const toBin = decisions.flatMap((decision) =>
    "prune" in decision && !byId.get(decision.id)?.binnedAt ? [decision] : [],
  );
  const toKeep = decisions.flatMap(({ id, ...decision }) => ("keep" in decision && byId.get(id)?.binnedAt ? [id] : []));

  const binDays = await loadBinDays(tx);
  for (const reason of ["expired", "failed"] as const) {
    const ids = toBin.flatMap((decision) => (decision.prune === reason ? [decision.id] : []));
    const purgeAt = reason === "failed" ? now : new Date(now.getTime() + binDays * dayMs);
    await tx.restorePoint.updateMany({
      where: { id: { in: ids } },
      data: { binnedAt: now, binnedBecause: byRetention, purgeAt },
    });
  }
  await tx.restorePoint.updateMany({
    where: { id: { in: toKeep } },
    data: { binnedAt: null, binnedBecause: null, purgeAt: null },
  });
  return { binned: toBin.length, takenBack: toKeep.length };
}
