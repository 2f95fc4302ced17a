import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { settleDue } from "#simulator/arm/settle-due.ts";

/** Brings the world up to this instant, so that every later step and handler sees what has finished meanwhile. */
export function settleOperations(call: CallInProgress): undefined {
  settleDue(call.simulator.world, call.now);
}
