import { expect, it } from "vitest";
import { backupTransition } from "#lib/domain/run/backup/backup-transition.ts";
import { stateRules } from "#lib/domain/run/run-state.ts";
import { makeRun } from "#tests/support/run-snapshot.ts";

it("looks at a creation that does not end ever more rarely, and soon enough at one that does", () => {
  const begun = Date.UTC(2026, 2, 1, 12);
  const deadlineAt = new Date(begun + stateRules.confirming.deadlineMs);
  const reading = { provisioningState: "Creating", achievedMode: null, missingDisks: ["os"] };
  const looks: number[] = [];
  for (let now = begun; now < deadlineAt.getTime(); now = looks.at(-1) ?? now) {
    const run = makeRun({ state: "confirming", deadlineAt });
    const move = backupTransition(run, { kind: "pointRead", reading }, new Date(now));
    looks.push(move?.dueAt?.getTime() ?? Number.NaN);
  }
  expect(looks.slice(0, 4).map((at) => (at - begun) / 1_000)).toEqual([5, 10, 15, 20]);
  expect(looks.length).toBeLessThan(40);
});
