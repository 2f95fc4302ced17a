import { unreachable } from "#lib/std/invariant.ts";
import { backOffMs } from "../back-off.ts";
import { goFrom } from "../move.ts";
import { deadlineFailure, type RunFailure } from "../run-failure.ts";
import { isDeletionState, stateRules } from "../run-state.ts";
import type { DeletionEvent, DeletionGo, DeletionMemory, DeletionMove, DeletionSnapshot } from "./deletion-run.ts";
import type { DeletionState } from "./deletion-states.ts";

const pollMs = 5_000;
const triesMax = 5;
/** Azure may still show a point for a moment after its deletion has ended. */
const looksMax = 6;

/** @returns null when the event has no meaning in that state: somebody else was faster. */
export function deletionTransition(run: DeletionSnapshot, event: DeletionEvent, now: Date): DeletionMove | null {
  const { state, memory } = run;
  if (!isDeletionState(state)) return null;
  const go = goFrom(state, memory, now);
  const hold = (held: DeletionMemory, waitReason: string, until: Date) =>
    go("held", `Waiting: ${waitReason}`, { memory: held, waitReason, inMs: until.getTime() - now.getTime() });
  switch (event.kind) {
    case "cancelRequested":
      return stateRules[state].cancellable ? go("cancelledByUser", `Cancelled by ${event.by}.`) : null;
    case "deadlinePassed":
      return stateRules[state].onDeadline === "fail"
        ? fail(deadlineFailure(state), go)
        : next(refuse(memory, deadlineFailure(state)), go);
    case "pointsChosen":
      return state === "choosing" ? onChosen(memory, event.points, go) : null;
    case "obstacle":
      return state === "choosing" ? fail(event.failure, go) : null;
    case "turnPromised":
      return state === "deleting" ? hold({ ...memory, turnAt: event.at.toISOString() }, event.reason, event.at) : null;
    case "gaveWay":
      return state === "deleting" ? hold({ ...memory, gaveWay: true }, event.reason, event.until) : null;
    case "lookPostponed": {
      const { reason: waitReason, until } = event;
      const inMs = until.getTime() - now.getTime();
      return state === "verifying" ? go(state, `Waiting: ${waitReason}`, { memory, waitReason, inMs }) : null;
    }
    case "waitOver":
      return state === "held" ? go("deleting", "The wait is over: going on.") : null;
    case "deletionAccepted":
      if (state !== "deleting") return null;
      return go(event.operation ? "awaiting" : "verifying", `Azure is deleting ${nameOf(memory)}.`, {
        memory: { ...memory, operation: event.operation, tries: 0 },
        inMs: pollMs,
      });
    case "operationRunning":
      return state === "awaiting"
        ? go("awaiting", `Azure is still deleting ${nameOf(memory)}.`, { inMs: event.retryAfterMs ?? pollMs })
        : null;
    case "operationEnded":
      if (state !== "awaiting") return null;
      return event.failure === null
        ? go("verifying", `Azure reports that ${nameOf(memory)} is deleted: looking.`)
        : next(refuse(memory, event.failure), go);
    case "pointGone":
      return state === "choosing" || state === "held" ? null : next({ ...memory, deleted: memory.deleted + 1 }, go);
    case "pointKept":
      return state === "deleting" ? next(memory, go) : null;
    case "pointThere":
      return state === "verifying" ? onStillThere(memory, event.provisioningState, go) : null;
    case "upstreamFailed":
      return onUpstreamFailure(state, memory, event, go);
    default:
      return unreachable(event);
  }
}

const nameOf = (memory: DeletionMemory): string => memory.points[memory.position]?.name ?? "the restore point";

const fail = (failure: RunFailure, go: DeletionGo): DeletionMove => go("failed", failure.meaning, { failure });

const refuse = (memory: DeletionMemory, failure: RunFailure): DeletionMemory => ({
  ...memory,
  refused: [...memory.refused, { name: nameOf(memory), failure }],
});

function onChosen(memory: DeletionMemory, points: DeletionMemory["points"], go: DeletionGo): DeletionMove {
  if (points.length === 0) return go("completed", "Nothing is due any more: every point is kept, or gone already.");
  const words = points.length === 1 ? "1 restore point" : `${points.length} restore points`;
  return go("deleting", `${words} will be deleted.`, { memory: { ...memory, points, position: 0, tries: 0 } });
}

/** On to the next point; after the last one the run has ended, and every refusal is told. */
function next(memory: DeletionMemory, go: DeletionGo): DeletionMove {
  const position = memory.position + 1;
  const moved = { ...memory, position, operation: null, mayBeAsked: false, turnAt: null, tries: 0 };
  if (position < memory.points.length)
    return go("deleting", `${position} of ${memory.points.length} done.`, { memory: moved });
  const { deleted, refused } = memory;
  const told = `${deleted} of ${memory.points.length} restore points are deleted.`;
  const [first] = refused;
  if (!first) return go("completed", told, { memory: moved });
  if (deleted === 0) return go("failed", first.failure.meaning, { memory: moved, failure: first.failure });
  const warnings = refused.map(({ name, failure }) => ({
    code: failure.code,
    message: `${name} is still there: ${failure.meaning} ${failure.remedy}`,
  }));
  return go("completedWithWarnings", told, { memory: moved, warnings });
}

function onStillThere(memory: DeletionMemory, provisioningState: string, go: DeletionGo): DeletionMove {
  if (provisioningState === "Deleting") return go("verifying", "Azure is still deleting it.", { inMs: pollMs });
  const tries = memory.tries + 1;
  if (tries <= looksMax) {
    return go("verifying", "Azure still shows it: looking again.", { memory: { ...memory, tries }, inMs: pollMs });
  }
  return next(refuse(memory, stillThere(provisioningState)), go);
}

const stillThere = (provisioningState: string): RunFailure => ({
  ...deadlineFailure("verifying"),
  code: "StillThere",
  message: `Azure reported the deletion as done and still shows the point as ${provisioningState}.`,
  meaning: "Azure said that the point was deleted, but it is still there.",
  remedy: "It is tried again with the next deletion.",
});

type UpstreamFailed = Extract<DeletionEvent, { kind: "upstreamFailed" }>;

function onUpstreamFailure(
  state: DeletionState,
  memory: DeletionMemory,
  { failureKind, failure, retryAfterMs }: UpstreamFailed,
  go: DeletionGo,
): DeletionMove {
  if (state === "choosing") {
    return memory.tries < triesMax ? again(state, memory, failure, retryAfterMs, go) : fail(failure, go);
  }
  switch (failureKind) {
    case "notFound":
      return next({ ...memory, deleted: memory.deleted + 1 }, go);
    case "throttled":
      return state === "deleting"
        ? go("held", `Waiting: ${failure.meaning}`, {
            memory: { ...memory, turnAt: null },
            waitReason: failure.meaning,
            inMs: retryAfterMs ?? 60_000,
          })
        : again(state, memory, failure, retryAfterMs, go);
    case "forbidden":
      // The others would be refused in the same way.
      return memory.deleted === 0
        ? fail(failure, go)
        : next({ ...refuse(memory, failure), position: memory.points.length - 1 }, go);
    case "refused":
      return next(refuse(memory, failure), go);
    case "conflict":
    case "transient":
    case "lost":
    case "unauthenticated":
      if (memory.tries < triesMax) {
        const asked = { ...memory, mayBeAsked: memory.mayBeAsked || state === "deleting" };
        return again(state, asked, failure, retryAfterMs, go);
      }
      // The answers were lost, not necessarily the requests: what Azure has decides.
      return state === "deleting"
        ? go("verifying", "Azure could not be asked: looking at what it has.")
        : next(refuse(memory, failure), go);
  }
}

function again(
  state: DeletionState,
  memory: DeletionMemory,
  failure: RunFailure,
  retryAfterMs: number | null,
  go: DeletionGo,
): DeletionMove {
  const tries = memory.tries + 1;
  const inMs = Math.max(retryAfterMs ?? 0, backOffMs(tries));
  return go(state, `${failure.meaning} Trying again in ${Math.ceil(inMs / 1000)} s.`, {
    memory: { ...memory, tries },
    inMs,
  });
}
