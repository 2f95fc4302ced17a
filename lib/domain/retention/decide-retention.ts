import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { KeepReason, RetentionDecision, RetentionPoint } from "./retention-point.ts";
import { selectByTiers } from "./tier-selection.ts";

const dayMs = 86_400_000;
/** A failed point holds no data anyone can use and counts towards Azure's limit; a day is left to look at it. */
const failedKeptMs = dayMs;

type Kept = Pick<PolicySettings, "timeZone" | "instantRetentionDays" | "retention">;

/**
 * Which restore points of one VM stay, and why: grandfather-father-son over the good points, never the last good one, a
 * pinned one, one in use, or one of another tool. Points on demand follow their own expiry alone.
 * @param policy null when protection has stopped and its data is retained: then nothing of ours goes
 */
export function decideRetention(
  points: readonly RetentionPoint[],
  policy: Kept | null,
  nowMs: number,
): RetentionDecision[] {
  const inOrder = points.toSorted((a, b) => a.takenAtMs - b.takenAtMs || (a.id < b.id ? -1 : 1));
  const own = inOrder.filter((point) => !point.isForeign);
  const lastGoodId = own.findLast((point) => point.state === "good")?.id;
  const scheduled = own.filter((point) => point.state === "good" && point.expiresAtMs === null);
  const byTiers = Map.groupBy(policy ? selectByTiers(scheduled, policy) : [], (selection) => selection.pointId);
  return inOrder.map((point) => {
    const dated: KeepReason[] = [
      ...(byTiers.get(point.id) ?? []).map(({ tier, untilMs }) => ({ because: tier, untilMs })),
      ...(point.expiresAtMs === null ? [] : [{ because: "onDemand" as const, untilMs: point.expiresAtMs }]),
    ];
    const keep = [
      ...lastingReasons(point, point.id === lastGoodId, policy === null),
      ...dated.filter((reason) => "untilMs" in reason && reason.untilMs > nowMs),
    ];
    if (point.state === "failed" && nowMs - point.takenAtMs < failedKeptMs) {
      keep.push({ because: "failedLately", untilMs: point.takenAtMs + failedKeptMs });
    }
    if (keep.length > 0) return { id: point.id, keep };
    const ends = dated.flatMap((reason) => ("untilMs" in reason ? [reason.untilMs] : []));
    return {
      id: point.id,
      prune: point.state === "failed" ? "failed" : "expired",
      sinceMs: Math.max(point.takenAtMs, ...ends),
    };
  });
}

function lastingReasons(point: RetentionPoint, isLastGood: boolean, isStopped: boolean): KeepReason[] {
  if (point.isForeign) return [{ because: "foreign" }];
  return [
    ...(isLastGood ? [{ because: "lastGood" } as const] : []),
    ...(point.isPinned ? [{ because: "pinned" } as const] : []),
    ...(point.isRecovered && point.state === "good" ? [{ because: "recovered" } as const] : []),
    ...(point.usedBy === null ? [] : [{ because: "inUse" } as const]),
    ...(point.state === "creating" ? [{ because: "creating" } as const] : []),
    ...(isStopped && point.state === "good" ? [{ because: "protectionStopped" } as const] : []),
  ];
}
