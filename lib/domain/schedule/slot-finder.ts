import { jitterMs, spreadMs } from "./jitter.ts";
import type { NextRun } from "./next-run.ts";
import { nextSlots, type ZonedSchedule } from "./next-slots.ts";

/** After so many the exact number of missed slots says nothing more. */
const missedMax = 1_000;

/** Answers about one policy's schedule at one instant for many VMs: they differ by their jitter alone. */
export type SlotFinder = {
  /** The VM's first run that begins after now; null only for a schedule that never runs. */
  nextRun(vmId: string): NextRun | null;
  /** Slots after the one that was due which have passed as well. */
  slotsPassed(vmId: string, dueSlot: Date): number;
};

export function slotFinder(settings: ZonedSchedule, now: Date): SlotFinder {
  // The jitter of any VM is below the spread, so its next slot is among the first two after this, or the only one.
  const upcoming = nextSlots(settings, new Date(now.getTime() - spreadMs), slotsAhead);
  const after = new Map<number, Date | null>();
  const slotAfter = (slot: Date): Date | null => {
    const known = after.get(slot.getTime());
    if (known !== undefined) return known;
    const found = nextSlots(settings, slot, 1)[0] ?? null;
    after.set(slot.getTime(), found);
    return found;
  };
  return {
    nextRun(vmId) {
      const delayMs = jitterMs(vmId, spreadMs);
      const slotAt = upcoming.find((slot) => slot.getTime() + delayMs > now.getTime());
      return slotAt ? { slotAt, runAt: new Date(slotAt.getTime() + delayMs) } : null;
    },
    slotsPassed(vmId, dueSlot) {
      const delayMs = jitterMs(vmId, spreadMs);
      let slot = slotAfter(dueSlot);
      for (let passed = 0; passed < missedMax; passed++) {
        if (!slot || slot.getTime() + delayMs > now.getTime()) return passed;
        slot = slotAfter(slot);
      }
      return missedMax;
    },
  };
}

/** Schedules run at most hourly, so within the spread of a quarter of an hour lies at most one slot. */
const slotsAhead = 2;
