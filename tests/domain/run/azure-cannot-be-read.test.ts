import { describe, expect, it } from "vitest";
import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import type { BackupSnapshot } from "#lib/domain/run/backup/backup-run.ts";
import type { BackupState } from "#lib/domain/run/backup/backup-states.ts";
import { backupTransition } from "#lib/domain/run/backup/backup-transition.ts";
import { makeFailure, makeMemory, makeRun } from "#tests/support/run-snapshot.ts";

const begun = Date.parse("2026-11-22T12:00:00Z");
const at = (ms: number) => new Date(begun + ms);
const [minuteMs, hourMs] = [60_000, 3_600_000];
const refused = (failureKind: "transient" | "forbidden" | "notFound" | "throttled"): BackupEvent => ({
  kind: "upstreamFailed",
  failureKind,
  failure: makeFailure(failureKind),
  retryAfterMs: null,
});
const deadlinePassed: BackupEvent = { kind: "deadlinePassed" };
const read = (provisioningState: string): BackupEvent => ({
  kind: "pointRead",
  reading: { provisioningState, achievedMode: "CrashConsistent", missingDisks: [] },
});

function meet(run: BackupSnapshot, event: BackupEvent, ms: number): BackupSnapshot & { waitReason: string | null } {
  const move = backupTransition(run, event, at(ms));
  if (!move) throw new Error(`${event.kind} means nothing in ${run.state}`);
  return { ...run, state: move.to, memory: move.memory, waitReason: move.waitReason };
}

const blind = (state: BackupState) =>
  makeRun({ state, memory: makeMemory({ unreadableSince: at(0).toISOString(), sends: 1 }) });

describe("a backup whose point may be in Azure, which cannot be read", () => {
  it.each([
    ["sending", "searching"],
    ["confirming", "watching"],
    ["searching", "sending"],
    ["watching", "confirming"],
  ] as const)("goes on looking when the deadline of %s passes (%s)", (state, to) => {
    expect(meet(blind(state), deadlinePassed, hourMs)).toMatchObject({
      state: to,
      waitReason: "Azure cannot be read since 2026-11-22 12:00 UTC",
    });
  });

  it.each(["sending", "confirming"] as const)(
    "fails when the deadline of %s passes and Azure could be read",
    (state) => {
      expect(meet(makeRun({ state }), deadlinePassed, hourMs).state).toBe("failed");
    },
  );

  it.each(["polling", "confirming", "watching", "searching"] as const)(
    "looks ever more rarely while %s, and says since when",
    (state) => {
      let run = makeRun({ state });
      const looks: number[] = [];
      const told: (string | null)[] = [];
      for (let ms = 0; ms < 6 * hourMs; ) {
        const move = backupTransition(run, refused(looks.length % 2 ? "forbidden" : "transient"), at(ms));
        ms = (move?.dueAt?.getTime() ?? Number.NaN) - begun;
        run = { ...run, memory: move?.memory ?? run.memory };
        looks.push(ms);
        told.push(move?.waitReason ?? null);
      }
      const gaps = looks.map((ms, index) => ms - (looks[index - 1] ?? 0));
      expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
      expect([gaps[0], gaps.at(-1)]).toEqual([5_000, 30 * minuteMs]);
      expect(looks.length).toBeLessThan(35);
      expect([told[0], told.at(-1)]).toEqual([null, "Azure cannot be read since 2026-11-22 12:00 UTC"]);
    },
  );

  it("is completed when Azure shows the point at last, and forgets that it could not be read", () => {
    const retaining = meet(blind("watching"), read("Succeeded"), 9 * hourMs);
    expect([retaining.state, retaining.memory.unreadableSince, retaining.waitReason]).toEqual([
      "retaining",
      null,
      null,
    ]);
  });

  it("fails when Azure says that the point failed", () => {
    expect(meet(blind("watching"), read("Failed"), 9 * hourMs).state).toBe("failed");
  });

  it("asks again for a point that the request never made, after some looks", () => {
    let run: BackupSnapshot = blind("searching");
    const states = [1, 2, 3, 4].map(() => {
      run = meet(run, { kind: "pointMissing" }, 9 * hourMs);
      return run.state;
    });
    expect(states).toEqual(["sending", "sending", "sending", "creating"]);
  });

  it("has its deadline again once Azure answers", () => {
    const seen = meet(blind("watching"), read("Creating"), 9 * hourMs);
    expect(meet(seen, deadlinePassed, 10 * hourMs).state).toBe("failed");
  });
});
