const format = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", timeZone: "UTC" });

/** "Sat 14" for `2026-11-14`: a calendar day, so no zone may move it. */
export const dayWords = (day: string): string => format.format(new Date(`${day}T00:00:00Z`));
