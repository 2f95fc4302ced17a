import { longestGapHours } from "./longest-gap.ts";
import { type MaintenanceWindow, openWindow } from "./maintenance.ts";
import { nextSlots, type ZonedSchedule } from "./next-slots.ts";
import type { Schedule } from "./schedule.ts";

const hourMs = 3_600_000;

/** One missed run can have a passing reason and be made up for; two in a row mean that backups do not happen. */
const toleratedGaps = 2;

/** Windows in a chain without an end must not hide that backups do not happen. */
const heldBackMaxMs = 24 * hourMs;

/**
 * VMs under this schedule may be overdue only when their last success lies before this instant. Reckoned from the RPO, never
 * from job errors: a job that never started leaves none. Null for a schedule that never runs.
 */
export function overdueBefore(schedule: Schedule, now: Date): Date | null {
  const gapHours = longestGapHours(schedule);
  return gapHours === null ? null : new Date(now.getTime() - toleratedGaps * gapHours * hourMs);
}

/**
 * When a VM becomes overdue that gets no further backup: twice the RPO after the last one, and later by what maintenance
 * windows held planned backups back, a day at most. Null for a schedule that never runs.
 * @param countedFrom the last success, or when backups began to be planned after it (configured, resumed)
 * @param windows those that hold for the VM
 */
export function overdueAt(
  settings: ZonedSchedule,
  countedFrom: Date,
  windows: readonly MaintenanceWindow[],
): Date | null {
  const gapHours = longestGapHours(settings.schedule);
  if (gapHours === null) return null;
  const dueMs = countedFrom.getTime() + toleratedGaps * gapHours * hourMs;
  return new Date(dueMs + heldBackMs(settings, countedFrom, dueMs, windows));
}

function heldBackMs(
  settings: ZonedSchedule,
  countedFrom: Date,
  dueMs: number,
  windows: readonly MaintenanceWindow[],
): number {
  let heldBack = 0;
  let after = countedFrom;
  while (windows.length > 0 && heldBack < heldBackMaxMs) {
    const [slot] = nextSlots(settings, after, 1);
    if (!slot || slot.getTime() >= dueMs + heldBack) break;
    const begins = beginsAt(slot, windows);
    heldBack += begins - slot.getTime();
    // Every slot that the window held back begins with this one, as one backup.
    after = new Date(Math.max(slot.getTime(), begins - 1));
  }
  return Math.min(heldBack, heldBackMaxMs);
}

/** When a backup planned for the slot may begin at last. */
function beginsAt(slot: Date, windows: readonly MaintenanceWindow[]): number {
  let at = slot.getTime();
  while (at - slot.getTime() < heldBackMaxMs) {
    const open = openWindow(windows, new Date(at));
    if (!open) return at;
    at = open.until.getTime();
  }
  return at;
}
