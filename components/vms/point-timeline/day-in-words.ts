import type { PointDayDto } from "#lib/contracts/restore-points.ts";

const formatOf = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
const long = formatOf({ weekday: "short", day: "numeric", month: "short" });
const monthOnly = formatOf({ month: "short" });

/** A calendar day, so no zone may move it. */
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** "Sat, 14 Nov". */
export const dayName = (day: string): string => long.format(dateOf(day));

/** The month's name on the first day that is shown of it, else the day of the month. */
export function dayLabel(day: string, isFirst: boolean): string {
  const date = dateOf(day);
  const isNamed = isFirst || date.getUTCDate() === 1;
  return isNamed ? `${date.getUTCDate()} ${monthOnly.format(date)}` : String(date.getUTCDate());
}

export const isMonday = (day: string): boolean => dateOf(day).getUTCDay() === 1;

export const shiftDay = (day: string, days: number): string =>
  new Date(dateOf(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** What the table twin calls its columns, and a screen reader hears of a day. */
export const dayParts = [
  ["application", "application-consistent"],
  ["fileSystem", "file-system-consistent"],
  ["crash", "crash-consistent"],
  ["foreign", "made by other tools"],
  ["notGood", "failed or in the making"],
  ["fallback", "taken as a fallback"],
  ["pinned", "pinned"],
  ["binned", "in the bin"],
] as const satisfies readonly [keyof PointDayDto, string][];

/** "Sat, 14 Nov: 6 restore points, 5 crash-consistent, 1 pinned". */
export function dayInWords(day: PointDayDto): string {
  if (day.total === 0) return `${dayName(day.day)}: no restore point`;
  const parts = dayParts.filter(([key]) => day[key] > 0).map(([key, words]) => `${day[key]} ${words}`);
  const points = day.total === 1 ? "1 restore point" : `${day.total} restore points`;
  return `${dayName(day.day)}: ${[points, ...parts].join(", ")}`;
}
