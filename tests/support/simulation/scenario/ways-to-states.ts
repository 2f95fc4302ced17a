import type { ActiveState } from "#lib/domain/run/run-state.ts";
import type { CallFault, PortCall } from "../fault.ts";
import type { SimulatedWorld } from "../world.ts";

/** What must be so, or go wrong on the way, for a run to get somewhere. */
type Way = {
  arrange?: (world: SimulatedWorld) => Promise<unknown>;
  faults?: readonly { call: PortCall; fault: CallFault }[];
};

const unreadable = { call: "readRestorePoint", fault: { kind: "answers", failure: "transient" } } as const;
const diesInTheCreation = { call: "beginRestorePoint", fault: { kind: "workerDies", when: "before" } } as const;

/** How a run gets into a state: by itself (null), or with some help. A state that is not here does not compile. */
export const waysToStates: Record<ActiveState, null | Way> = {
  checking: null,
  closed: { arrange: openWindow },
  waiting: { faults: [{ call: "beginRestorePoint", fault: { kind: "answers", failure: "throttled" } }] },
  preparing: null,
  creating: null,
  sending: { faults: [diesInTheCreation] },
  searching: { faults: [diesInTheCreation, unreadable] },
  polling: null,
  confirming: null,
  watching: { faults: [unreadable] },
  retaining: null,
  choosing: null,
  deleting: null,
  held: { faults: [{ call: "beginDeletion", fault: { kind: "answers", failure: "throttled" } }] },
  awaiting: null,
  verifying: null,
};

/** Open where a world begins (06:00), until half past seven. */
async function openWindow({ db, ctx }: SimulatedWorld): Promise<void> {
  await db.maintenanceWindow.create({
    data: {
      ...{ id: ctx.newId(), name: "Patch morning", weekdays: [], startTime: "05:30", durationMinutes: 120 },
      ...{ timeZone: "UTC", scope: {} },
    },
  });
}
