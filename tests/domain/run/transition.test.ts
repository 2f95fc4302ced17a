import { describe, expect, it, test } from "vitest";
import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import { type BackupState, backupStates } from "#lib/domain/run/backup/backup-states.ts";
import { backupTransition } from "#lib/domain/run/backup/backup-transition.ts";
import { endStates, type RunState, stateRules } from "#lib/domain/run/run-state.ts";
import { makeFailure, makeMemory, makeRun, plannedDisks } from "#tests/support/run-snapshot.ts";

const now = new Date("2026-11-22T12:00:00Z");
const failure = makeFailure();
const operation = { subscriptionId: "sub", operationUrl: "https://arm/op/1", operationId: "1" };
const upstream = (
  failureKind: Extract<BackupEvent, { kind: "upstreamFailed" }>["failureKind"],
  retryAfterMs: number | null = null,
) => ({ kind: "upstreamFailed", failureKind, failure, retryAfterMs }) satisfies BackupEvent;
const read = (provisioningState: string, missingDisks: string[] = []) =>
  ({
    kind: "pointRead",
    reading: { provisioningState, achievedMode: "CrashConsistent", missingDisks },
  }) satisfies BackupEvent;
const inspected = (verdict: Extract<BackupEvent, { kind: "inspected" }>["verdict"]) =>
  ({ kind: "inspected", verdict, plannedDisks }) satisfies BackupEvent;

describe("a backup run moves", () => {
  const rows: [from: RunState, event: BackupEvent, to: RunState][] = [
    ["checking", inspected({ kind: "go" }), "preparing"],
    ["checking", inspected({ kind: "wait", reason: "busy", until: null }), "waiting"],
    ["checking", inspected({ kind: "blocked", failure, isGuestSide: false }), "failed"],
    ["checking", { kind: "vmGone", failure }, "failed"],
    ["checking", upstream("transient"), "checking"],
    ["checking", upstream("lost"), "checking"],
    ["checking", upstream("forbidden"), "failed"],
    ["checking", upstream("throttled", 30_000), "waiting"],
    ["waiting", { kind: "waitOver" }, "checking"],
    ["preparing", { kind: "collectionReady", armId: "/c" }, "creating"],
    ["preparing", upstream("lost"), "preparing"],
    ["preparing", upstream("notFound"), "failed"],
    ["creating", { kind: "sendAnnounced" }, "sending"],
    ["sending", { kind: "creationAccepted", operation, retryAfterMs: null }, "polling"],
    ["sending", { kind: "creationAccepted", operation: null, retryAfterMs: null }, "confirming"],
    ["sending", { kind: "pointFound", provisioningState: "Creating" }, "confirming"],
    ["sending", { kind: "pointMissing" }, "sending"],
    ["sending", upstream("lost"), "sending"],
    ["sending", upstream("transient"), "sending"],
    ["sending", upstream("throttled", 60_000), "waiting"],
    ["sending", upstream("conflict"), "waiting"],
    ["sending", upstream("refused"), "failed"],
    ["sending", upstream("notFound"), "preparing"],
    ["polling", { kind: "operationRunning", retryAfterMs: 2_000 }, "polling"],
    ["polling", { kind: "operationSucceeded" }, "confirming"],
    ["polling", { kind: "operationFailed", failure }, "confirming"],
    ["polling", { kind: "operationUnknown" }, "confirming"],
    ["polling", upstream("forbidden"), "polling"],
    ["polling", { kind: "deadlinePassed" }, "confirming"],
    ["confirming", read("Creating"), "confirming"],
    ["confirming", read("Succeeded"), "retaining"],
    ["retaining", { kind: "retentionApplied", message: "Done." }, "completed"],
    ["retaining", { kind: "deadlinePassed" }, "completed"],
    ["confirming", read("Succeeded", ["sql-data"]), "confirming"],
    ["confirming", read("Failed"), "failed"],
    ["confirming", upstream("notFound"), "confirming"],
    ["confirming", upstream("throttled", 1_000), "confirming"],
  ];
  test.each(rows)("from %s by %o to %s", (state, event, to) => {
    expect(backupTransition(makeRun({ state }), event, now)?.to).toBe(to);
  });
});

describe("a run's end", () => {
  it.each(endStates)("is final: nothing moves a run that is %s", (state) => {
    expect(backupTransition(makeRun({ state }), { kind: "operationSucceeded" }, now)).toBeNull();
    expect(backupTransition(makeRun({ state }), { kind: "cancelRequested", by: "ann" }, now)).toBeNull();
  });

  it("is a completion only when no included disk is missing, however often Azure says success", () => {
    let run = makeRun({ state: "confirming" });
    for (let look = 0; look < 20; look++) {
      const move = backupTransition(run, read("Succeeded", ["sql-data"]), now);
      expect(move?.to).not.toBe("completed");
      if (move?.to === "failed") {
        expect(move.failure?.code).toBe("IncompleteRestorePoint");
        expect(move.failure?.message).toContain("sql-data");
        return;
      }
      run = makeRun({ state: "confirming", memory: move?.memory ?? run.memory });
    }
    expect.unreachable("an incomplete point must end as a failure");
  });

  it("carries a warning when Azure achieved less than was requested", () => {
    const run = makeRun({ state: "confirming", requestedMode: "ApplicationConsistent" });
    const reading = { provisioningState: "Succeeded", achievedMode: "FileSystemConsistent" as const, missingDisks: [] };
    const read = backupTransition(run, { kind: "pointRead", reading }, now);
    const retaining = makeRun({ state: "retaining", memory: read?.memory ?? run.memory });
    const move = backupTransition(retaining, { kind: "retentionApplied", message: "Nothing had to go." }, now);
    expect(move).toMatchObject({ to: "completedWithWarnings", achievedMode: "FileSystemConsistent" });
    expect(move?.warnings[0]?.message).toContain("file-system-consistent");
  });

  it("is a failure when an accepted point is still not there after some looks", () => {
    let run = makeRun({ state: "confirming" });
    const states = [1, 2, 3, 4].map(() => {
      const move = backupTransition(run, upstream("notFound"), now);
      run = makeRun({ state: "confirming", memory: move?.memory ?? run.memory });
      return move?.to;
    });
    expect(states).toEqual(["confirming", "confirming", "confirming", "failed"]);
  });

  it("does not wait for a point of which Azure has said that its creation failed", () => {
    const memory = makeMemory({ pendingFailure: makeFailure("Why") });
    const move = backupTransition(makeRun({ state: "confirming", memory }), upstream("notFound"), now);
    expect(move).toMatchObject({ to: "failed", failure: { code: "Why" } });
  });

  it("keeps the operation's own reason when the point is found failed afterwards", () => {
    const failed = backupTransition(
      makeRun({ state: "polling" }),
      { kind: "operationFailed", failure: makeFailure("Why") },
      now,
    );
    const move = backupTransition(
      makeRun({ state: "confirming", memory: failed?.memory ?? makeMemory() }),
      read("Failed"),
      now,
    );
    expect(move?.failure?.code).toBe("Why");
  });
});

describe("cancelling", () => {
  it.each(Object.keys(backupStates) as BackupState[])(
    "is possible in %s exactly when Azure has not been asked yet",
    (state) => {
      const move = backupTransition(makeRun({ state }), { kind: "cancelRequested", by: "ann" }, now);
      expect(move?.to ?? null).toBe(stateRules[state].cancellable ? "cancelledByUser" : null);
    },
  );
});

describe("waiting", () => {
  it("lasts until the instant that Azure or the rule names", () => {
    const until = new Date("2026-11-22T12:20:00Z");
    const move = backupTransition(
      makeRun(),
      inspected({ kind: "wait", reason: "Crash points need 1 h between them.", until }),
      now,
    );
    expect(move).toMatchObject({ to: "waiting", dueAt: until, waitReason: "Crash points need 1 h between them." });
  });

  it("ends as a failure after 24 hours over all its rounds", () => {
    const memory = makeMemory({ waitingSince: "2026-11-21T11:00:00Z" });
    const move = backupTransition(makeRun({ memory }), inspected({ kind: "wait", reason: "busy", until: null }), now);
    expect(move).toMatchObject({ to: "failed", failure: { message: "busy" } });
  });
});

describe("the first look at an operation", () => {
  it.each([
    ["when Azure says", 1_000, "2026-11-22T12:00:01Z"],
    ["where Azure says nothing, after recorded creations have ended", null, "2026-11-22T12:00:20Z"],
  ])("comes %s", (_when, retryAfterMs, dueAt) => {
    const accepted = { kind: "creationAccepted", operation, retryAfterMs } as const;
    const move = backupTransition(makeRun({ state: "sending" }), accepted, now);
    expect(move).toMatchObject({ to: "polling", dueAt: new Date(dueAt) });
  });
});

describe("a lost answer", () => {
  it("is looked up several times before the creation is sent again, and three sends are the most", () => {
    let run = makeRun({ state: "creating" });
    let sends = 0;
    for (let turn = 0; turn < 100; turn++) {
      const event: BackupEvent = run.state === "creating" ? { kind: "sendAnnounced" } : { kind: "pointMissing" };
      const move = backupTransition(run, event, now);
      if (event.kind === "sendAnnounced") sends += 1;
      if (!move || move.to === "failed") break;
      run = makeRun({ state: move.to, memory: move.memory });
    }
    expect(sends).toBe(3);
  });
});
