import type { Fault, FaultKind, FaultOf } from "#simulator/control/fault.ts";
import { createRandom } from "#simulator/random.ts";

/** `seen` counts the calls that matched, `happened` those that were hit. */
export type PlannedFault = { id: number; fault: Fault; seen: number; happened: number };

export type FaultedCall = { operation: string; path: string };

/** Faults that are to happen; each is forgotten once it has happened as often as was asked. */
export type FaultPlan = {
  add(fault: Fault): PlannedFault;
  /** @returns false when there is no such fault */
  remove(id: number): boolean;
  clear(): void;
  list(): readonly PlannedFault[];
  /** The first fault of one of the kinds that hits the call. Every fault that matches the call counts it. */
  take<K extends FaultKind>(call: FaultedCall, kinds: readonly K[]): FaultOf<K> | undefined;
};

export function createFaultPlan(): FaultPlan {
  let planned: (PlannedFault & { random: () => number })[] = [];
  let nextId = 1;
  return {
    add(fault) {
      const added = { id: nextId, fault, seen: 0, happened: 0, random: createRandom(fault.seed) };
      nextId += 1;
      planned.push(added);
      return added;
    },
    remove(id) {
      const before = planned.length;
      planned = planned.filter((candidate) => candidate.id !== id);
      return planned.length < before;
    },
    clear() {
      planned = [];
    },
    list: () => planned.map(({ id, fault, seen, happened }) => ({ id, fault, seen, happened })),
    take<K extends FaultKind>(call: FaultedCall, kinds: readonly K[]) {
      if (planned.length === 0) return undefined;
      let hit: (typeof planned)[number] | undefined;
      for (const candidate of planned) {
        if (!kinds.some((kind) => kind === candidate.fault.kind) || !matches(candidate.fault, call)) continue;
        candidate.seen += 1;
        const isDue = candidate.seen >= candidate.fault.nth && candidate.random() < candidate.fault.probability;
        if (isDue) hit ??= candidate;
      }
      if (hit === undefined) return undefined;
      hit.happened += 1;
      planned = planned.filter(({ fault, happened }) => fault.times === "always" || happened < fault.times);
      return hit.fault as FaultOf<K>;
    },
  };
}

function matches(fault: Fault, call: FaultedCall): boolean {
  if (fault.operation !== "*" && fault.operation !== call.operation) return false;
  return fault.resource === undefined || call.path.toLowerCase().includes(fault.resource.toLowerCase());
}
