import { type CallFault, type CommitFault, type FaultPlan, isBeginning, type PortCall } from "./fault.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** How unlucky a world is. */
export type Misfortune = {
  /** Of a call to Azure to go wrong. */
  callRate: number;
  /** Of a commit to be the worker's last moment, before or after. */
  commitRate: number;
  /** So many things go wrong in all; then the world is let alone. */
  faultsMax: number;
};

/** What goes wrong is drawn anew for every call and commit. */
export function randomPlan(random: SeededRandom, { callRate, commitRate, faultsMax }: Misfortune): FaultPlan {
  let faults = 0;
  const isStruck = (rate: number): boolean => {
    const isHit = random.chance(rate) && faults < faultsMax;
    if (isHit) faults += 1;
    return isHit;
  };
  return {
    onCall: (call) => (isStruck(callRate) ? randomCallFault(random, call) : null),
    onCommit: (): CommitFault | null =>
      isStruck(commitRate) ? { kind: "workerDies", when: random.pick(["before", "after"]) } : null,
  };
}

const answers = [
  "throttled",
  "transient",
  "transient",
  "conflict",
  "unauthenticated",
  "refused",
  "forbidden",
  "notFound",
] as const;
const fates = ["stuck", "fails", "cancelled", "forgotten", "disksLate", "diskMissing"] as const;

function randomCallFault(random: SeededRandom, call: PortCall): CallFault {
  const when = random.pick(["before", "after"] as const);
  const kinds = ["answers", "answers", "answerLost", "workerDies", "overtaken"] as const;
  const begins = isBeginning(call);
  switch (random.pick(begins ? ([...kinds, "answerLost", "happensLater", "operation", "operation"] as const) : kinds)) {
    case "answers":
      return begins && random.chance(0.3)
        ? { kind: "answers", failure: "lost" }
        : { kind: "answers", failure: random.pick(answers) };
    case "answerLost":
      return { kind: "answerLost" };
    case "workerDies":
      return { kind: "workerDies", when };
    case "overtaken":
      return { kind: "overtaken", when, steps: random.between(1, 4) };
    case "happensLater":
      return { kind: "happensLater", ms: random.between(1, 400) * 1_000 };
    case "operation":
      return { kind: "operation", fate: random.pick(fates) };
  }
}
