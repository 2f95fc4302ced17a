import { minuteOfDay, type Weekday, weekdays } from "./schedule.ts";
import { instantOf, wallOf } from "./zoned-time.ts";

/** Empty for the whole installation; what is said of both must both be so. */
export type MaintenanceScope = { subscriptionIds?: string[]; tag?: { name: string; value: string } };

/** Weekly, by the clock on the wall: no backup begins between the start and the end. */
export type MaintenanceWindow = {
  name: string;
  /** The days on which it begins; empty for every day. */
  weekdays: Weekday[];
  startTime: string;
  /** As the wall's clock counts them, at most a day. */
  durationMinutes: number;
  timeZone: string;
  scope: MaintenanceScope;
};

export type OpenWindow = { name: string; until: Date };

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Of the windows that are open at the instant, the one that closes last. */
export function openWindow(windows: readonly MaintenanceWindow[], now: Date): OpenWindow | null {
  const open = windows.flatMap((window) => {
    const until = openUntil(window, now);
    return until ? [{ name: window.name, until }] : [];
  });
  return open.toSorted((a, b) => b.until.getTime() - a.until.getTime())[0] ?? null;
}

/** When the window that is open at the instant closes; null when it is closed. In the hour that comes twice it is open twice. */
export function openUntil(window: MaintenanceWindow, now: Date): Date | null {
  const { timeZone, durationMinutes } = window;
  const start = minuteOfDay(window.startTime);
  if (start === null) return null;
  const wall = wallOf(timeZone, now.getTime());
  const today = Math.floor(wall / dayMs);
  const ends = [today - 1, today]
    .filter((day) => beginsOn(window, day))
    .map((day) => day * dayMs + start * minuteMs)
    .filter((begin) => begin <= wall && wall < begin + durationMinutes * minuteMs)
    .map((begin) => begin + durationMinutes * minuteMs);
  if (ends.length === 0) return null;
  const endWall = Math.max(...ends);
  const end = instantOf(timeZone, endWall);
  // The first coming of the end is over already: this is the second one.
  return new Date(end > now.getTime() ? end : now.getTime() + endWall - wall);
}

/** @param day days since 1970-01-01, which was a Thursday */
function beginsOn(window: MaintenanceWindow, day: number): boolean {
  const weekday = weekdays[(((day + 3) % 7) + 7) % 7];
  return window.weekdays.length === 0 || (weekday !== undefined && window.weekdays.includes(weekday));
}

export type ScopedVm = { subscriptionId: string; tags: Readonly<Record<string, string>> };

/** Azure takes the names of tags in any case, their values exactly. */
export function isInScope({ subscriptionIds = [], tag }: MaintenanceScope, vm: ScopedVm): boolean {
  const isOfSubscription =
    subscriptionIds.length === 0 || subscriptionIds.some((id) => id.toLowerCase() === vm.subscriptionId.toLowerCase());
  const hasTag =
    !tag ||
    Object.entries(vm.tags).some(
      ([name, value]) => name.toLowerCase() === tag.name.toLowerCase() && value === tag.value,
    );
  return isOfSubscription && hasTag;
}

/** "Maintenance window "Patch night" until 2026-11-22 04:00 UTC": screens show the reader's own clock. */
export const windowInWords = ({ name, until }: OpenWindow): string =>
  `Maintenance window "${name}" until ${until.toISOString().slice(0, 16).replace("T", " ")} UTC`;
