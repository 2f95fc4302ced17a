/** How many points, from when to when; null for none. @param points oldest first */
export function rangeOf(
  points: readonly { takenAtMs: number }[],
): { count: number; oldestAt: string; newestAt: string } | null {
  const [oldest, newest] = [points[0], points.at(-1)];
  if (!oldest || !newest) return null;
  return { count: points.length, oldestAt: isoOf(oldest.takenAtMs), newestAt: isoOf(newest.takenAtMs) };
}

const isoOf = (ms: number): string => new Date(ms).toISOString();
