import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { decideRetention } from "./decide-retention.ts";
import type { RetentionPoint } from "./retention-point.ts";

type Kept = Pick<PolicySettings, "timeZone" | "instantRetentionDays" | "retention">;
type Compared = RetentionPoint & { isBinned: boolean };

export type RetentionComparison<Point> = {
  /** Kept by the policy as it is and no longer as it would be: these go into the bin. Oldest first. */
  goes: Point[];
  /** In the bin, and kept again: these come back out. Oldest first. */
  comesBack: Point[];
};

/** Whether two policies keep the same points: then nothing has to be compared. */
export const keepsTheSame = (before: Kept, after: Kept): boolean =>
  JSON.stringify([before.timeZone, before.instantRetentionDays, before.retention]) ===
  JSON.stringify([after.timeZone, after.instantRetentionDays, after.retention]);

/**
 * What another retention would change for one VM's points. What would go or stay anyway is not the change's doing.
 * @param before null where protection had stopped, which retains the data
 */
export function compareRetention<Point extends Compared>(
  points: readonly Point[],
  before: Kept | null,
  after: Kept,
  nowMs: number,
): RetentionComparison<Point> {
  const keptBefore = keptIds(points, before, nowMs);
  const keptAfter = keptIds(points, after, nowMs);
  const inOrder = points.toSorted((a, b) => a.takenAtMs - b.takenAtMs || (a.id < b.id ? -1 : 1));
  return {
    goes: inOrder.filter(({ id, isBinned }) => !isBinned && keptBefore.has(id) && !keptAfter.has(id)),
    comesBack: inOrder.filter(({ id, isBinned }) => isBinned && !keptBefore.has(id) && keptAfter.has(id)),
  };
}

function keptIds(points: readonly RetentionPoint[], policy: Kept | null, nowMs: number): Set<string> {
  const decisions = decideRetention(points, policy, nowMs);
  return new Set(decisions.flatMap((decision) => ("keep" in decision ? [decision.id] : [])));
}
