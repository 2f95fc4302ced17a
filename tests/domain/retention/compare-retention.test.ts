import { expect, test } from "vitest";
import { defaultPolicySettings as settings } from "#lib/domain/policy/policy-settings.ts";
import { compareRetention } from "#lib/domain/retention/compare-retention.ts";

const dayMs = 86_400_000;
const nowMs = Date.parse("2026-03-20T12:00:00Z");

const point = (daysAgo: number, isBinned = false) => ({
  id: `p${daysAgo}`,
  takenAtMs: nowMs - daysAgo * dayMs,
  state: "good" as const,
  ...{ isForeign: false, isRecovered: false, isPinned: false, usedBy: null, expiresAtMs: null, isBinned },
});
const days = (instantRetentionDays: number) => ({ ...settings, instantRetentionDays });
const idsOf = (points: readonly { id: string }[]) => points.map(({ id }) => id);

test("a shorter retention lets go what it no longer keeps, oldest first, and not what was past its days anyway", () => {
  const points = [point(1), point(3), point(6), point(9)];
  const { goes, comesBack } = compareRetention(points, days(7), days(2), nowMs);
  expect([idsOf(goes), comesBack]).toEqual([["p6", "p3"], []]);
});

test("the last good point stays, however short the retention", () => {
  expect(compareRetention([point(5)], days(7), days(1), nowMs).goes).toEqual([]);
});

test("a longer retention takes back from the bin what it keeps again, and leaves there what was too old", () => {
  const points = [point(0), point(8, true), point(20, true)];
  const { goes, comesBack } = compareRetention(points, days(7), days(14), nowMs);
  expect([goes, idsOf(comesBack)]).toEqual([[], ["p8"]]);
});

test("points of other tools, pinned ones and those with their own expiry are never the change's doing", () => {
  const points = [
    point(0),
    { ...point(3), isForeign: true },
    { ...point(4), isPinned: true },
    { ...point(5), expiresAtMs: nowMs + dayMs },
  ];
  expect(compareRetention(points, days(7), days(1), nowMs).goes).toEqual([]);
});
