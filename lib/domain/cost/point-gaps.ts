/**
 * Restore points of one chain as storage sees them: the oldest holds all used data, each later one what changed since the one
 * before it. Ages do not matter, the distances do; equal distances are counted together.
 */
export type PointGaps = { points: number; gaps: readonly Gap[] };
type Gap = { days: number; count: number };

const dayMs = 86_400_000;

export const noPoints: PointGaps = { points: 0, gaps: [] };

/** @param takenAtMs in order of time */
export function gapsBetween(takenAtMs: readonly number[]): PointGaps {
  const counts = new Map<number, number>();
  for (let index = 1; index < takenAtMs.length; index++) {
    const gapMs = (takenAtMs[index] ?? 0) - (takenAtMs[index - 1] ?? 0);
    counts.set(gapMs, (counts.get(gapMs) ?? 0) + 1);
  }
  return { points: takenAtMs.length, gaps: [...counts].map(([ms, count]) => ({ days: ms / dayMs, count })) };
}

/**
 * How much of the used data changes within some days. Within a day a block is written once; over more days the same blocks
 * are written again, as if at random, so it never exceeds what is used (pricing dossier 4.2).
 */
export function changedRatio(dailyChurnRatio: number, days: number): number {
  if (days <= 1) return dailyChurnRatio * Math.max(0, days);
  return 1 - (1 - dailyChurnRatio) ** days;
}

const known = new WeakMap<PointGaps, Map<number, number>>();

/** GiB that a chain holds for each GiB used. Remembered: a fleet asks the same of few chains for many disks. */
export function storedPerUsedGib(chain: PointGaps, dailyChurnRatio: number): number {
  if (chain.points === 0) return 0;
  const byChurn = known.get(chain) ?? new Map<number, number>();
  const remembered = byChurn.get(dailyChurnRatio);
  if (remembered !== undefined) return remembered;
  let stored = 1;
  for (const { days, count } of chain.gaps) stored += count * changedRatio(dailyChurnRatio, days);
  known.set(chain, byChurn.set(dailyChurnRatio, stored));
  return stored;
}
