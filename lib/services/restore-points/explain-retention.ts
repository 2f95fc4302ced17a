import type { RetentionDto } from "#lib/contracts/restore-points.ts";
import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import type { ServiceContext } from "../context.ts";
import { loadRetentionPoints, loadRetentionPolicy, underRetention } from "../retention/load-retention.ts";

/** Why a point stays, or would go, by the policy that its VM has now; the tiers look at all points of the VM. */
export async function explainRetention(
  ctx: ServiceContext,
  point: { id: string; virtualMachineId: string },
): Promise<RetentionDto | null> {
  const points = await loadRetentionPoints(ctx.db, point.virtualMachineId);
  const policy = await loadRetentionPolicy(ctx.db, point.virtualMachineId);
  const decided = new Set(underRetention(points).map(({ id }) => id));
  const candidates = points.filter(({ id }) => decided.has(id) || id === point.id);
  const decision = decideRetention(candidates, policy, ctx.now().getTime()).find(({ id }) => id === point.id);
  if (!decision) return null;
  if ("prune" in decision) return { isKept: false, because: decision.prune, since: isoOf(decision.sinceMs) };
  return {
    isKept: true,
    reasons: decision.keep.map((reason) => ({
      because: reason.because,
      until: "untilMs" in reason ? isoOf(reason.untilMs) : null,
    })),
  };
}

const isoOf = (ms: number): string => new Date(ms).toISOString();
