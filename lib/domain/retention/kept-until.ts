import type { RetentionDecision } from "./retention-point.ts";

/**
 * When the last reason to keep a point ends, or ended; null for one that nothing with an end keeps (the last good one, a
 * pinned one). A dated reason is named beside a lasting one: it is what holds once the other is gone.
 */
export function keptUntilMs(decision: RetentionDecision): number | null {
  if ("prune" in decision) return decision.sinceMs;
  const ends = decision.keep.flatMap((reason) => ("untilMs" in reason ? [reason.untilMs] : []));
  return ends.length === 0 ? null : Math.max(...ends);
}
