import { windowsZones } from "./windows-zones.ts";

const entries = Object.entries(windowsZones).map(([windows, zones]) => ({ windows, zones: zones.split(" ") }));
const windowsByIana = new Map(entries.flatMap(({ windows, zones }) => zones.map((zone) => [zone, windows])));
const ianaByWindows = new Map(entries.map(({ windows, zones }) => [windows.toLowerCase(), zones[0] ?? "UTC"]));

/** `W. Europe Standard Time` for `Europe/Vienna`; null where Windows has no zone for it. */
export const windowsZoneOf = (iana: string): string | null =>
  windowsByIana.get(iana) ?? windowsByIana.get(canonical(iana)) ?? null;

/** The zone that stands for a Windows one: `Europe/Berlin` for `W. Europe Standard Time`. Null for an unknown id. */
export const ianaZoneOf = (windows: string): string | null => ianaByWindows.get(windows.toLowerCase()) ?? null;

/** Some zones have more than one name (`Asia/Kolkata`, `Asia/Calcutta`). */
function canonical(iana: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: iana }).resolvedOptions().timeZone;
  } catch {
    return iana;
  }
}
