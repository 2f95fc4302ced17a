import type { Tx } from "#lib/db/client.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import { keptUntilMs } from "#lib/domain/retention/kept-until.ts";
import type { RetentionDecision } from "#lib/domain/retention/retention-point.ts";
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
  await writeChanges(
    tx,
    now,
    changes.flatMap(({ points: changed }) => changed),
  );
  return new Map(
    virtualMachineIds.map((id, index) => {
      const { binned = 0, takenBack = 0 } = changes[index] ?? {};
      return [id, { binned, takenBack }];
    }),
  );
}

/** What changes about a point; null leaves it as it is. */
type PointChange = {
  id: string;
  bin: "in" | "out" | null;
  /** Of one that goes into the bin. */
  purgeAt: Date | null;
  end: { until: Date | null } | null;
};
type Changes = RetentionApplied & { points: PointChange[] };

function changesOf(points: readonly RetentionRow[], policy: PolicySettings | null, now: Date, binMs: number): Changes {
  const candidates = underRetention(points);
  const byId = new Map(candidates.map((point) => [point.id, point]));
  const changes: Changes = { binned: 0, takenBack: 0, points: [] };
  for (const decision of decideRetention(candidates, policy, now.getTime())) {
    const point = byId.get(decision.id);
    const change = point && changeOf(point, decision, now, binMs);
    if (!change || (change.bin === null && change.end === null)) continue;
    changes.points.push(change);
    if (change.bin === "in") changes.binned += 1;
    if (change.bin === "out") changes.takenBack += 1;
  }
  return changes;
}

function changeOf(point: RetentionRow, decision: RetentionDecision, now: Date, binMs: number): PointChange {
  const goes = "prune" in decision;
  const bin = goes === (point.binnedAt !== null) ? null : goes ? "in" : "out";
  const purgeMs = now.getTime() + (goes && decision.prune === "failed" ? 0 : binMs);
  return { id: point.id, bin, purgeAt: bin === "in" ? new Date(purgeMs) : null, end: newEnd(point, decision) };
}

/** Only where it changed: after most passes nothing has. */
function newEnd(point: RetentionRow, decision: RetentionDecision): PointChange["end"] {
  if (!point.followsPolicy || point.state === "creating") return null;
  const untilMs = keptUntilMs(decision);
  if (untilMs === (point.keepUntil?.getTime() ?? null)) return null;
  return { until: untilMs === null ? null : new Date(untilMs) };
}

/** Each point once: it stands in many indexes, and every version of it costs. */
async function writeChanges(tx: Tx, now: Date, points: readonly PointChange[]): Promise<void> {
  if (points.length === 0) return;
  await tx.$executeRaw`
    update "RestorePoint" p set
      "binnedAt" = case n.bin when 'in' then ${now} when 'out' then null else p."binnedAt" end,
      "binnedBecause" = case n.bin when 'in' then ${byRetention} when 'out' then null else p."binnedBecause" end,
      "purgeAt" = case n.bin when 'in' then n."purgeAt" when 'out' then null else p."purgeAt" end,
      "keepUntil" = case when n."end" is null then p."keepUntil" else (n."end"->>'until')::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as n(id uuid, bin text, "purgeAt" timestamptz, "end" jsonb)
    where p.id = n.id`;
}
