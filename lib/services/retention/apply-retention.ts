import type { Tx } from "#lib/db/client.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import { keptUntilMs } from "#lib/domain/retention/kept-until.ts";
import type { ServiceContext } from "../context.ts";
import { loadBinDays } from "./bin-days.ts";
import {
  byRetention,
  loadRetentionPointsOf,
  loadRetentionPolicies,
  type RetentionRow,
  underRetention,
} from "./load-retention.ts";
import { lockPointsOf } from "./lock-points.ts";

const dayMs = 86_400_000;

export type RetentionApplied = { binned: number; takenBack: number };

/**
 * Puts what the VMs' policies no longer keep into the bin, from where it is deleted in Azure after the bin's days; a failed
 * point holds nothing and waits for nothing. What a policy keeps again (it was extended) comes back out. What a person has put
 * into the bin stays there. Of each point that follows the policy it notes until when it is kept. In a fixed number of
 * statements, however many VMs.
 * @returns what was done, by VM
 */
export async function applyRetention(
  ctx: ServiceContext,
  tx: Tx,
  virtualMachineIds: readonly string[],
): Promise<Map<string, RetentionApplied>> {
  await lockPointsOf(tx, virtualMachineIds);
  const points = await loadRetentionPointsOf(tx, virtualMachineIds);
  const policies = await loadRetentionPolicies(tx, virtualMachineIds);
  const now = ctx.now();
  const binMs = (await loadBinDays(tx)) * dayMs;
  const changes = virtualMachineIds.map((id) => changesOf(points.get(id) ?? [], policies.get(id) ?? null, now, binMs));
  await writeBin(
    tx,
    now,
    changes.flatMap(({ toBin }) => toBin),
  );
  await takeOut(
    tx,
    changes.flatMap(({ toKeep }) => toKeep),
  );
  await noteKeptUntil(
    tx,
    changes.flatMap(({ kept }) => kept),
  );
  return new Map(
    virtualMachineIds.map((id, index) => {
      const { toBin = [], toKeep = [] } = changes[index] ?? {};
      return [id, { binned: toBin.length, takenBack: toKeep.length }];
    }),
  );
}

type Binned = { id: string; purgeAt: Date };
type Kept = { id: string; until: Date | null };
type Changes = { toBin: Binned[]; toKeep: string[]; kept: Kept[] };

function changesOf(points: readonly RetentionRow[], policy: PolicySettings | null, now: Date, binMs: number): Changes {
  const candidates = underRetention(points);
  const byId = new Map(candidates.map((point) => [point.id, point]));
  const changes: Changes = { toBin: [], toKeep: [], kept: [] };
  for (const decision of decideRetention(candidates, policy, now.getTime())) {
    const point = byId.get(decision.id);
    if (!point) continue;
    const { id } = point;
    if ("prune" in decision && !point.binnedAt) {
      changes.toBin.push({ id, purgeAt: new Date(now.getTime() + (decision.prune === "failed" ? 0 : binMs)) });
    }
    if ("keep" in decision && point.binnedAt) changes.toKeep.push(id);
    if (!point.followsPolicy || point.state === "creating") continue;
    const untilMs = keptUntilMs(decision);
    // Only where it changed: after most passes nothing has.
    if (untilMs !== (point.keepUntil?.getTime() ?? null)) {
      changes.kept.push({ id, until: untilMs === null ? null : new Date(untilMs) });
    }
  }
  return changes;
}

async function writeBin(tx: Tx, now: Date, points: readonly Binned[]): Promise<void> {
  if (points.length === 0) return;
  await tx.$executeRaw`
    update "RestorePoint" p set "binnedAt" = ${now}, "binnedBecause" = ${byRetention}, "purgeAt" = n."purgeAt"
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as n(id uuid, "purgeAt" timestamptz) where p.id = n.id`;
}

async function takeOut(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.restorePoint.updateMany({
    where: { id: { in: [...ids] } },
    data: { binnedAt: null, binnedBecause: null, purgeAt: null },
  });
}

async function noteKeptUntil(tx: Tx, points: readonly Kept[]): Promise<void> {
  if (points.length === 0) return;
  await tx.$executeRaw`
    update "RestorePoint" p set "keepUntil" = n."until"
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as n(id uuid, "until" timestamptz) where p.id = n.id`;
}
