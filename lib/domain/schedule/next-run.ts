import { jitterMs, spreadMs } from "./jitter.ts";
import { nextSlots, type ZonedSchedule } from "./next-slots.ts";

/** `slotAt` is the time the policy names and the run stands for; `runAt` is when this VM begins, its jitter added. */
export type NextRun = { slotAt: Date; runAt: Date };

/** The VM's first run that begins after an instant; null only for a schedule that never runs. */
export function nextRun(settings: ZonedSchedule, vmId: string, after: Date): NextRun | null {
  const delayMs = jitterMs(vmId, spreadMs);
  const [slotAt] = nextSlots(settings, new Date(after.getTime() - delayMs), 1);
  return slotAt ? { slotAt, runAt: new Date(slotAt.getTime() + delayMs) } : null;
}
