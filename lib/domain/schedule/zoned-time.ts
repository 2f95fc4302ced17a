/** A wall clock without a zone, kept as the UTC instant that shows the same digits. */
export type WallMs = number;

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a clock on the wall of the zone shows at the instant. */
export function wallOf(zone: string, instantMs: number): WallMs {
  // An estimate looks at thousands of instants in UTC, for which nobody needs to ask the formatter.
  if (zone === "UTC") return Math.floor(instantMs / 1_000) * 1_000;
  const parts: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(instantMs)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which the zone's clock first shows `wall`. A time that a change to summer time skips becomes the first
 * valid minute after the gap; a time that comes twice becomes its first coming.
 */
export function instantOf(zone: string, wall: WallMs): number {
  const offsetBefore = wallOf(zone, wall - dayMs) - (wall - dayMs);
  const offsetAfter = wallOf(zone, wall + dayMs) - (wall + dayMs);
  const earliest = wall - Math.max(offsetBefore, offsetAfter);
  const latest = wall - Math.min(offsetBefore, offsetAfter);
  if (wallOf(zone, earliest) === wall) return earliest;
  if (wallOf(zone, latest) === wall) return latest;
  return endOfGap(zone, wall, earliest, latest);
}

/** Between the two readings of a skipped time lies the change itself; it falls on a whole minute. */
function endOfGap(zone: string, wall: WallMs, fromMs: number, toMs: number): number {
  let before = Math.floor(fromMs / 60_000);
  let after = Math.ceil(toMs / 60_000);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallOf(zone, middle * 60_000) < wall) before = middle;
    else after = middle;
  }
  return after * 60_000;
}

/** Building a formatter costs more than a hundred uses of it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, format);
  return format;
}
