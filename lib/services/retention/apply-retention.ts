import type { Tx } from "#lib/db/client.ts";
import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import { keptUntilMs } from "#lib/domain/retention/kept-until.ts";
import type { RetentionDecision } from "#lib/domain/retention/retention-point.ts";
import type { ServiceContext } from "../context.ts";
import { loadBinDays } from "./bin-days.ts";
import {
  byRetention,
  loadRetentionPoints,
  loadRetentionPolicy,
  type RetentionRow,
  underRetention,
} from "./load-retention.ts";
import { lockPointsOf } from "./lock-points.ts";

const dayMs = 86_400_000;

export type RetentionApplied = { binned: number; takenBack: number };

/**
 * Puts what the VM's policy no longer keeps into the bin, from where it is deleted in Azure after the bin's days; a failed
 * point holds nothing and waits for nothing. What the policy keeps again (it was extended) comes back out. What a person
 * has put into the bin stays there. Of each point that follows the policy it notes until when it is kept.
 */
export async function applyRetention(ctx: ServiceContext, tx: Tx, virtualMachineId: string): Promise<RetentionApplied> {
  await lockPointsOf(tx, [virtualMachineId]);
  const now = ctx.now();
  const candidates = underRetention(await loadRetentionPoints(tx, virtualMachineId));
  const policy = await loadRetentionPolicy(tx, virtualMachineId);
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
  await noteKeptUntil(tx, decisions, byId);
  return { binned: toBin.length, takenBack: toKeep.length };
}

/** In one statement, and only where it changed: after most passes nothing has. */
async function noteKeptUntil(
  tx: Tx,
  decisions: readonly RetentionDecision[],
  byId: ReadonlyMap<string, RetentionRow>,
): Promise<void> {
  const changed = decisions.flatMap((decision) => {
    const point = byId.get(decision.id);
    if (!point?.followsPolicy || point.state === "creating") return [];
    const untilMs = keptUntilMs(decision);
    return untilMs === (point.keepUntil?.getTime() ?? null) ? [] : [{ id: decision.id, untilMs }];
  });
  if (changed.length === 0) return;
  const ids = changed.map(({ id }) => id);
  const ends = changed.map(({ untilMs }) => (untilMs === null ? null : new Date(untilMs).toISOString()));
  await tx.$executeRaw`
    update "RestorePoint" p set "keepUntil" = r."until"
    from unnest(${ids}::uuid[], ${ends}::timestamptz[]) as r(id, "until") where p.id = r.id`;
}
