import { shareInWords } from "./in-words.ts";
import type { UsedRatioPoint } from "./used-ratio-series.ts";
import { type Way, wayInWords } from "./ways.ts";

/** The way that costs least while the disks are up to so full. */
export type CheapestStretch = { way: Way; fromRatio: number; toRatio: number };

/** @param ways those that can be reckoned at all */
export function cheapestStretches(series: readonly UsedRatioPoint[], ways: readonly Way[]): CheapestStretch[] {
  const stretches: CheapestStretch[] = [];
  // Empty disks cost nothing in any way, so they tell nothing.
  for (const { usedRatio, amounts } of series.filter((point) => point.usedRatio > 0)) {
    const last = stretches.at(-1);
    const least = Math.min(...ways.map((way) => amounts[way]));
    // Whoever led goes on leading while nobody is cheaper.
    const way = last && amounts[last.way] <= least ? last.way : ways.find((each) => amounts[each] <= least);
    if (!way) continue;
    if (last?.way === way) last.toRatio = usedRatio;
    else stretches.push({ way, fromRatio: last ? usedRatio : 0, toRatio: usedRatio });
  }
  return stretches;
}

/** A sentence, by the steps of the series: "Restore points cost least however full the disks are." */
export function cheapestInWords(stretches: readonly CheapestStretch[]): string | null {
  const [first, ...later] = stretches;
  if (!first) return null;
  const name = (way: Way) => `“${wayInWords[way]}”`;
  if (later.length === 0) return `${name(first.way)} costs least, however full the disks are.`;
  const then = later.map(({ way, fromRatio }) => `from about ${shareInWords(fromRatio)} used on ${name(way)} does`);
  return `${name(first.way)} costs least while the disks are less full; ${then.join(", ")}.`;
}
