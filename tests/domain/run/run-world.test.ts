import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import type { BackupSnapshot } from "#lib/domain/run/backup/backup-run.ts";
import { backupStates } from "#lib/domain/run/backup/backup-states.ts";
import { backupTransition } from "#lib/domain/run/backup/backup-transition.ts";
import { isBackupState, isEndState } from "#lib/domain/run/run-state.ts";
import { makeFailure, makeRun, plannedDisks } from "#tests/support/run-snapshot.ts";

/**
 * Goal: whatever Azure does, a run ends, exactly one point exists for a completed run, and none is sent over an existing one.
 * Method: the pure engine against a small world that loses answers, is busy, throttles and forgets operations as the dice say;
 * the "worker" may also die between the announcement and the answer.
 */
type World = { point: "none" | "Creating" | "Succeeded" | "Failed"; puts: number; putsOverExisting: number };
type Die =
  | "fine"
  | "lostBefore"
  | "lostAfter"
  | "workerDies"
  | "throttled"
  | "transient"
  | "conflict"
  | "fails"
  | "forgets";

const dice = fc.array(
  fc.constantFrom<Die>(
    "fine",
    "fine",
    "fine",
    "lostBefore",
    "lostAfter",
    "workerDies",
    "throttled",
    "transient",
    "conflict",
    "fails",
    "forgets",
  ),
  { minLength: 0, maxLength: 60 },
);

const upstream = (
  failureKind: "lost" | "throttled" | "transient" | "conflict" | "refused" | "notFound",
): BackupEvent => ({
  kind: "upstreamFailed",
  failureKind,
  failure: makeFailure(failureKind),
  retryAfterMs: null,
});

function send(world: World, die: Die): BackupEvent | null {
  if (die === "lostBefore") return upstream("lost");
  if (die === "throttled" || die === "transient" || die === "conflict") return upstream(die);
  if (world.point !== "none") {
    world.putsOverExisting += 1;
    return upstream("refused");
  }
  world.puts += 1;
  world.point = "Creating";
  if (die === "lostAfter") return upstream("lost");
  if (die === "workerDies") return null;
  return {
    kind: "creationAccepted",
    operation: { subscriptionId: "s", operationUrl: "https://arm/op", operationId: "o" },
    retryAfterMs: null,
  };
}

function answer(run: BackupSnapshot, world: World, die: Die): BackupEvent {
  if (!isBackupState(run.state)) throw new Error("an ended run is not advanced");
  const look: BackupEvent =
    world.point === "none" ? { kind: "pointMissing" } : { kind: "pointFound", provisioningState: world.point };
  switch (backupStates[run.state].effect) {
    case "inspectVm":
      return die === "transient" ? upstream("transient") : { kind: "inspected", verdict: { kind: "go" }, plannedDisks };
    case "wait":
      return { kind: "waitOver" };
    case "ensureCollection":
      return die === "lostAfter" ? upstream("lost") : { kind: "collectionReady", armId: "/collection" };
    case "announceThenSend":
      return { kind: "sendAnnounced" };
    case "locate":
      return die === "transient" ? upstream("transient") : look;
    case "poll":
      if (die === "forgets") return { kind: "operationUnknown" };
      if (die === "transient" || die === "throttled") return upstream(die);
      if (die === "conflict") return { kind: "operationRunning", retryAfterMs: null };
      world.point = die === "fails" ? "Failed" : "Succeeded";
      return die === "fails"
        ? { kind: "operationFailed", failure: makeFailure("fails") }
        : { kind: "operationSucceeded" };
    case "read": {
      if (die === "transient") return upstream("transient");
      if (world.point === "Creating" && die !== "conflict") world.point = die === "fails" ? "Failed" : "Succeeded";
      return {
        kind: "pointRead",
        reading: { provisioningState: world.point, achievedMode: "CrashConsistent", missingDisks: [] },
      };
    }
    case "applyRetention":
      return { kind: "retentionApplied", message: "Nothing had to go." };
  }
}

function live(fate: Die[]): { run: BackupSnapshot; world: World } {
  const world: World = { point: "none", puts: 0, putsOverExisting: 0 };
  let run = makeRun();
  let now = Date.parse("2026-11-22T12:00:00Z");
  let turn = 0;
  const next = (): Die => fate[turn++] ?? "fine";
  const apply = (event: BackupEvent) => {
    const move = backupTransition(run, event, new Date(now));
    if (!move) return;
    if (move.dueAt) now = Math.max(now, move.dueAt.getTime());
    run = { ...run, state: move.to, memory: move.memory };
  };
  while (!isEndState(run.state)) {
    if (turn > 400) throw new Error(`the run does not end: it stays ${run.state}`);
    const isSend = run.state === "creating";
    const mustLookFirst = isSend && run.memory.sends > 0 && world.point !== "none";
    apply(answer(run, world, next()));
    if (!isSend) continue;
    const event = mustLookFirst ? answer(run, world, "fine") : send(world, next());
    if (event) apply(event);
  }
  return { run, world };
}

describe("a run in any world", () => {
  it("ends, sends no creation over an existing point, and is completed exactly when the point succeeded", () => {
    fc.assert(
      fc.property(dice, (fate) => {
        const { run, world } = live(fate);
        expect(world.puts).toBeLessThanOrEqual(1);
        expect(world.putsOverExisting).toBe(0);
        expect(run.state === "completed").toBe(world.point === "Succeeded");
      }),
      { numRuns: 2_000 },
    );
  });
});
