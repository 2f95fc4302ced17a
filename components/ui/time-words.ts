const steps: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** The console's clock stands still between two ticks: what seems this little ahead has happened already. */
const clockLagMs = 15_000;

const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });

/** "3 hours ago", "in 5 minutes"; anything within a minute is "just now". */
export function relativeWords(at: Date, now: Date): string {
  const distanceMs = at.getTime() - now.getTime();
  for (const [unit, unitMs] of steps) {
    if (Math.abs(distanceMs) >= unitMs) return relative.format(Math.trunc(distanceMs / unitMs), unit);
  }
  return distanceMs > clockLagMs ? "in less than a minute" : "just now";
}

/** "14 Nov 2026, 08:00": day before month in letters, 24 hours, so that nobody can misread it. */
export const absoluteWords = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).format(at);

/** "14:20" on the same day, else with the day: "15 Nov, 08:00". */
export function clockWords(at: Date, now: Date, timeZone: string): string {
  const dayOf = (instant: Date) => new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone }).format(instant);
  const day = dayOf(at) === dayOf(now) ? {} : ({ day: "numeric", month: "short" } as const);
  return new Intl.DateTimeFormat("en-GB", { ...day, hour: "2-digit", minute: "2-digit", timeZone }).format(at);
}

/** Texts of the rules name instants as "2026-11-22 15:56 UTC": the reader's own clock instead. */
export const withLocalTimes = (text: string, now: Date, timeZone: string): string =>
  text.replace(/(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC/g, (_, day, time) =>
    clockWords(new Date(`${day}T${time}Z`), now, timeZone),
  );

/** "1 h 04 min", "38 s". */
export function durationWords(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, "0")} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, "0")} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
