import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DeletionEvent,
  type DeletionSnapshot,
  emptyDeletion,
  type PointToDelete,
} from "#lib/domain/run/deletion/deletion-run.ts";
import { deletionStates } from "#lib/domain/run/deletion/deletion-states.ts";
import { deletionTransition } from "#lib/domain/run/deletion/deletion-transition.ts";
import { isDeletionState, isEndState } from "#lib/domain/run/run-state.ts";
import { makeFailure } from "#tests/support/run-snapshot.ts";

const operation = { subscriptionId: "s", operationUrl: "https://arm/op", operationId: "o" };
const point = (index: number): PointToDelete => ({ id: `p${index}`, name: `sp-${index}`, armId: `/points/${index}` });
const upstream = (failureKind: Extract<DeletionEvent, { kind: "upstreamFailed" }>["failureKind"]): DeletionEvent => ({
  kind: "upstreamFailed",
  failureKind,
  failure: makeFailure(failureKind),
  retryAfterMs: null,
});

type Die =
  | "fine"
  | "lost"
  | "lostAfter"
  | "throttled"
  | "transient"
  | "refused"
  | "opFails"
  | "forgets"
  | "kept"
  | "slow";
const dies: Die[] = [
  "fine",
  "fine",
  "lost",
  "lostAfter",
  "throttled",
  "transient",
  "refused",
  "opFails",
  "forgets",
  "kept",
  "slow",
];

/** Azure with some points; what a deletion does to it is up to the dice. */
function live(count: number, fate: Die[]) {
  const there = new Set(Array.from({ length: count }, (_, index) => `p${index}`));
  const pinned = new Set<string>();
  let run: DeletionSnapshot = { state: "choosing", memory: emptyDeletion };
  let now = Date.parse("2026-11-22T12:00:00Z");
  let turn = 0;
  let warnings = 0;
  const answer = (die: Die): DeletionEvent => {
    if (!isDeletionState(run.state)) throw new Error("an ended run is not advanced");
    const current = run.memory.points[run.memory.position]?.id ?? "";
    switch (deletionStates[run.state].effect) {
      case "choosePoints":
        return die === "transient"
          ? upstream("transient")
          : { kind: "pointsChosen", points: [...there].map((_, i) => point(i)) };
      case "waitTurn":
        return { kind: "waitOver" };
      case "deletePoint":
        if (die === "kept" && !run.memory.mayBeAsked) {
          pinned.add(current);
          return { kind: "pointKept" };
        }
        if (die === "lost" || die === "throttled" || die === "transient") return upstream(die);
        if (!there.has(current)) return { kind: "pointGone" };
        if (die === "refused") return upstream(die);
        if (die === "lostAfter") {
          there.delete(current);
          return upstream("lost");
        }
        return { kind: "deletionAccepted", operation };
      case "pollDeletion":
        if (die === "slow") return { kind: "operationRunning", retryAfterMs: null };
        if (die === "transient" || die === "throttled") return upstream(die);
        if (die === "opFails") return { kind: "operationEnded", failure: makeFailure("SasActive") };
        if (die !== "forgets") there.delete(current);
        return { kind: "operationEnded", failure: null };
      case "lookForPoint":
        if (die === "transient" || die === "lost") return upstream(die);
        return there.has(current) ? { kind: "pointThere", provisioningState: "Succeeded" } : { kind: "pointGone" };
    }
  };
  while (!isEndState(run.state)) {
    if (turn > 5_000) throw new Error(`the run does not end: it stays ${run.state}`);
    const move = deletionTransition(run, answer(fate[turn++] ?? "fine"), new Date(now));
    if (!move) throw new Error(`an answer means nothing in ${run.state}`);
    if (move.dueAt) now = Math.max(now, move.dueAt.getTime());
    warnings = move.warnings.length;
    run = { state: move.to, memory: move.memory };
  }
  return { run, there, pinned, warnings };
}

describe("a deletion in any world", () => {
  it("ends, tells of every point that is still there, and counts as deleted only what Azure no longer has", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.array(fc.constantFrom(...dies), { maxLength: 80 }),
        (count, fate) => {
          const { run, there, pinned, warnings } = live(count, fate);
          if (run.state === "failed" && run.memory.points.length === 0) return;
          const left = [...there].filter((id) => !pinned.has(id));
          const gone = count - there.size;
          expect(run.memory.deleted).toBeLessThanOrEqual(gone);
          // What could not be looked at in the end is told, too: the next run finds it gone.
          expect(run.memory.refused).toHaveLength(left.length + gone - run.memory.deleted);
          if (run.state === "completed") expect(left).toEqual([]);
          if (run.state === "completedWithWarnings") expect(warnings).toBe(run.memory.refused.length);
          if (run.state === "failed") expect(run.memory.deleted).toBe(0);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("stops at once where the identity may delete nothing", () => {
    const run: DeletionSnapshot = { state: "deleting", memory: { ...emptyDeletion, points: [point(0), point(1)] } };
    expect(deletionTransition(run, upstream("forbidden"), new Date())).toMatchObject({ to: "failed" });
  });

  it("waits in the queue, with the reason, while Azure throttles", () => {
    const run: DeletionSnapshot = { state: "deleting", memory: { ...emptyDeletion, points: [point(0)] } };
    const move = deletionTransition(run, upstream("throttled"), new Date());
    expect(move).toMatchObject({ to: "held", waitReason: expect.stringContaining("throttled") });
  });
});
