import type { AzureFailureKind } from "#lib/domain/azure-errors/azure-failure.ts";
import type { ActiveState } from "#lib/domain/run/run-state.ts";
import { type CallFault, type FaultPlan, isBeginning, type PortCall } from "../fault.ts";

/** One thing that goes wrong while a run is in one state. */
export type Disturbance = {
  name: string;
  /** Whether the run must reach its aim all the same: in every state, in none, or in these. */
  isHarmless: boolean | readonly ActiveState[];
  plan?: () => FaultPlan;
  /** Instead of, or besides, what goes wrong in the step. */
  act?: "repeat" | "passDeadline" | "cancel";
  /** Calls that it makes sense for; all unless given. Null: it needs no call at all. */
  calls: "any" | "beginnings" | null;
};

const once = (fault: CallFault, onlyBeginnings: boolean) => (): FaultPlan => {
  let isSpent = false;
  return {
    onCall(call: PortCall) {
      if (isSpent || (onlyBeginnings && !isBeginning(call))) return null;
      isSpent = true;
      return fault;
    },
    onCommit: () => null,
  };
};

/** Dies at the nth commit of the step. */
const atCommit = (nth: number, when: "before" | "after") => (): FaultPlan => {
  let commits = 0;
  return {
    onCall: () => null,
    onCommit() {
      commits += 1;
      return commits === nth ? { kind: "workerDies", when } : null;
    },
  };
};

const always = (failure: AzureFailureKind) => (): FaultPlan => ({
  onCall: () => ({ kind: "answers", failure, retryAfterMs: 3_600_000 }),
  onCommit: () => null,
});

const passing = ["throttled", "transient", "lost", "conflict", "unauthenticated"] as const;
/** Azure has it in hand, so what it has made of it is looked at, however late. */
const asked: readonly ActiveState[] = [
  ...(["polling", "confirming", "watching", "retaining", "awaiting", "verifying"] as const),
];
/** Once Azure may have the point, no refused look ends the run, however long Azure cannot be read. */
const looking: readonly ActiveState[] = ["sending", "searching", "polling", "confirming", "watching"];
const lasting = ["refused", "forbidden", "notFound"] as const;
const fates = ["stuck", "fails", "cancelled", "forgotten", "disksLate", "diskMissing"] as const;
const moments = ["before", "after"] as const;

/** Goes on until the run has ended: only for these the world keeps its plan. */
export const endless = (["throttled", "transient"] as const).map(
  (failure): Disturbance => ({
    name: `answers ${failure} for good`,
    isHarmless: looking,
    plan: always(failure),
    calls: "any",
  }),
);

export const disturbances: Disturbance[] = [
  { name: "its job is delivered three times", isHarmless: true, act: "repeat", calls: null },
  { name: "no worker is there until long after its deadline", isHarmless: asked, act: "passDeadline", calls: null },
  { name: "somebody cancels it", isHarmless: false, act: "cancel", calls: null },
  ...passing.map(
    (failure): Disturbance => ({
      name: `a call answers ${failure}`,
      isHarmless: true,
      plan: once({ kind: "answers", failure }, false),
      calls: "any",
    }),
  ),
  ...lasting.map(
    (failure): Disturbance => ({
      name: `a call answers ${failure}`,
      isHarmless: looking,
      plan: once({ kind: "answers", failure }, false),
      calls: "any",
    }),
  ),
  { name: "an answer is lost", isHarmless: true, plan: once({ kind: "answerLost" }, false), calls: "any" },
  ...[20_000, 300_000].map(
    (ms): Disturbance => ({
      name: `an answer is lost and the effect comes ${ms / 1000} s later`,
      isHarmless: true,
      plan: once({ kind: "happensLater", ms }, true),
      calls: "beginnings",
    }),
  ),
  ...fates.map(
    (fate): Disturbance => ({
      name: `the operation meets this: ${fate}`,
      isHarmless: fate === "forgotten" || fate === "disksLate",
      plan: once({ kind: "operation", fate }, true),
      calls: "beginnings",
    }),
  ),
  ...moments.flatMap((when): Disturbance[] => [
    {
      name: `the worker dies ${when} a call`,
      isHarmless: true,
      plan: once({ kind: "workerDies", when }, false),
      calls: "any",
    },
    ...[1, 3].map(
      (steps): Disturbance => ({
        name: `${when} a call another worker takes ${steps} steps`,
        isHarmless: true,
        plan: once({ kind: "overtaken", when, steps }, false),
        calls: "any",
      }),
    ),
    ...[1, 2].map(
      (nth): Disturbance => ({
        name: `the worker dies ${when} commit ${nth}`,
        isHarmless: true,
        plan: atCommit(nth, when),
        calls: null,
      }),
    ),
  ]),
];
