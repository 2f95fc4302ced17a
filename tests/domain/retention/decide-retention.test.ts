import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointsHeld } from "#lib/domain/policy/points-held.ts";
import { defaultPolicySettings, type PolicySettings, type Retention } from "#lib/domain/policy/policy-settings.ts";
import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import type { RetentionDecision, RetentionPoint } from "#lib/domain/retention/retention-point.ts";
import { nextSlots } from "#lib/domain/schedule/next-slots.ts";
import { startsOfDay, weekdays } from "#lib/domain/schedule/schedule.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const at = (text: string): number => Date.parse(`${text}Z`);

const point = (takenAt: string | number, more: Partial<RetentionPoint> = {}): RetentionPoint => ({
  id: String(takenAt),
  takenAtMs: typeof takenAt === "string" ? at(takenAt) : takenAt,
  state: "good",
  isForeign: false,
  isRecovered: false,
  isPinned: false,
  usedBy: null,
  expiresAtMs: null,
  ...more,
});

const none: Retention = { daily: null, weekly: null, monthly: null, yearly: null };
const policyWith = (retention: Partial<Retention>, more: Partial<PolicySettings> = {}): PolicySettings => ({
  ...defaultPolicySettings,
  instantRetentionDays: 1,
  retention: { ...none, ...retention },
  ...more,
});

const keptIds = (decisions: readonly RetentionDecision[]): string[] =>
  decisions.flatMap((decision) => ("keep" in decision ? [decision.id] : []));
const reasonsOf = (decisions: readonly RetentionDecision[], id: string): string[] => {
  const decision = decisions.find((candidate) => candidate.id === id);
  return decision && "keep" in decision ? decision.keep.map(({ because }) => because) : [];
};

describe("what stays whatever the policy says", () => {
  const now = at("2026-06-30T12:00");
  const old = "2025-01-01T00:00";
  const newest = point("2026-06-30T08:00");
  const decide = (more: Partial<RetentionPoint>, policy: PolicySettings | null = policyWith({})) =>
    reasonsOf(decideRetention([point(old, more), newest], policy, now), old);

  it.each([
    ["pinned", { isPinned: true }, ["pinned"]],
    ["being restored from", { usedBy: "restore" }, ["inUse"]],
    ["being copied", { usedBy: "copy" }, ["inUse"]],
    ["open by a shared access signature", { usedBy: "sharedAccess" }, ["inUse"]],
    ["another tool's", { isForeign: true }, ["foreign"]],
    ["found again in Azure", { isRecovered: true }, ["recovered"]],
    ["still being made", { state: "creating" }, ["creating"]],
    ["on demand, and its expiry is ahead", { expiresAtMs: at("2026-07-01T00:00") }, ["onDemand"]],
  ] as const)("a point that is %s", (_, more, reasons) => {
    expect(decide(more)).toEqual(reasons);
  });

  it("every good point of ours once protection has stopped, but not a failed one", () => {
    expect(decide({}, null)).toEqual(["protectionStopped"]);
    expect(decide({ state: "failed" }, null)).toEqual([]);
  });

  it("the last good point, also when newer ones failed or are another tool's", () => {
    const points = [
      point(old),
      point("2026-06-29T00:00", { state: "failed" }),
      point("2026-06-30T00:00", { isForeign: true }),
    ];
    expect(reasonsOf(decideRetention(points, policyWith({}), now), old)).toEqual(["lastGood"]);
  });

  it("a failed point for a day, to be looked at", () => {
    const points = [
      point("2026-06-30T00:00", { state: "failed" }),
      point("2026-06-28T00:00", { state: "failed" }),
      newest,
    ];
    expect(keptIds(decideRetention(points, policyWith({}), now))).toEqual(["2026-06-30T00:00", "2026-06-30T08:00"]);
  });

  it("nothing on demand beyond its own expiry, even where a tier would select it", () => {
    const onDemand = point("2026-06-28T23:00", { expiresAtMs: at("2026-06-29T00:00") });
    const decisions = decideRetention([onDemand, newest], policyWith({ daily: { days: 30 } }), now);
    expect(decisions[0]).toEqual({ id: onDemand.id, prune: "expired", sinceMs: at("2026-06-29T00:00") });
  });
});

describe("what a tier selects", () => {
  const everySixHours = (from: string, days: number): RetentionPoint[] =>
    Array.from({ length: days * 4 }, (_, index) =>
      point(new Date(at(from) + index * 6 * hourMs).toISOString().slice(0, 16)),
    );
  const kept = (
    points: RetentionPoint[],
    retention: Partial<Retention>,
    now: string,
    more: Partial<PolicySettings> = {},
  ) => keptIds(decideRetention(points, policyWith(retention, more), at(now)));

  it("daily: the last point of each day", () => {
    expect(kept(everySixHours("2026-06-01T00:00", 4), { daily: { days: 7 } }, "2026-06-06T00:00")).toEqual([
      "2026-06-01T18:00",
      "2026-06-02T18:00",
      "2026-06-03T18:00",
      "2026-06-04T18:00",
    ]);
  });

  it("daily: by the days of the policy's zone", () => {
    const points = [point("2026-06-01T21:00"), point("2026-06-01T23:00"), point("2026-06-03T00:00")];
    const zone = { timeZone: "Europe/Berlin" };
    expect(kept(points, { daily: { days: 7 } }, "2026-06-05T00:00", zone)).toHaveLength(3);
    expect(kept(points, { daily: { days: 7 } }, "2026-06-05T00:00")).toEqual(["2026-06-01T23:00", "2026-06-03T00:00"]);
  });

  it("weekly: the last point of that weekday, or the first one after it where that day has none", () => {
    const points = everySixHours("2026-06-01T00:00", 21).filter(({ id }) => !id.startsWith("2026-06-14"));
    expect(kept(points, { weekly: { weeks: 8, weekday: "Sunday" } }, "2026-06-23T12:00")).toEqual([
      "2026-06-01T00:00",
      "2026-06-07T18:00",
      "2026-06-15T00:00",
      "2026-06-21T18:00",
    ]);
  });

  it.each([
    [{ basis: "Week", week: "First", weekday: "Sunday" }, ["2026-02-01", "2026-03-01", "2026-04-05"]],
    [{ basis: "Week", week: "Last", weekday: "Friday" }, ["2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24"]],
    [{ basis: "Day", day: 28 }, ["2026-01-28", "2026-02-28", "2026-03-28", "2026-04-28"]],
    [{ basis: "Day", day: "Last" }, ["2026-01-31", "2026-02-28", "2026-03-31"]],
  ] as const)("monthly by %j", (on, days) => {
    const points = Array.from({ length: 100 }, (_, index) =>
      point(new Date(at("2026-01-20T02:00") + index * dayMs).toISOString().slice(0, 16)),
    );
    const ids = kept(points, { monthly: { months: 12, on } }, "2026-05-02T00:00");
    // The first stands for the day before there were points, the last is the last good one.
    expect(ids.map((id) => id.slice(0, 10))).toEqual(["2026-01-20", ...days, "2026-04-29"]);
  });

  it("yearly: one day of one month, for years of 366 days", () => {
    const points = Array.from({ length: 900 }, (_, index) =>
      point(new Date(at("2024-12-15T02:00") + index * dayMs).toISOString().slice(0, 16)),
    );
    const yearly = { years: 2, month: 1, on: { basis: "Day", day: 1 } } as const;
    expect(kept(points, { yearly }, "2027-01-02T01:00")).toEqual(
      expect.arrayContaining(["2025-01-01T02:00", "2026-01-01T02:00", "2027-01-01T02:00"]),
    );
    expect(kept(points, { yearly }, "2027-01-04T02:00")).not.toContain("2025-01-01T02:00");
  });

  it("says every tier that keeps a point, and until when", () => {
    const sunday = point("2026-06-07T18:00");
    const policy = policyWith({ daily: { days: 7 }, weekly: { weeks: 4, weekday: "Sunday" } });
    const [decision] = decideRetention([sunday, point("2026-06-08T00:00")], policy, at("2026-06-08T12:00"));
    expect(decision).toEqual({
      id: sunday.id,
      keep: [
        { because: "instant", untilMs: at("2026-06-08T18:00") },
        { because: "daily", untilMs: at("2026-06-14T18:00") },
        { because: "weekly", untilMs: at("2026-07-05T18:00") },
      ],
    });
  });
});

const arbitraryRetention: fc.Arbitrary<Retention> = fc.record({
  daily: fc.option(fc.record({ days: fc.integer({ min: 7, max: 30 }) })),
  weekly: fc.option(fc.record({ weeks: fc.integer({ min: 1, max: 12 }), weekday: fc.constantFrom(...weekdays) })),
  monthly: fc.option(
    fc.record({
      months: fc.integer({ min: 1, max: 6 }),
      on: fc.oneof(
        fc.record({
          basis: fc.constant("Week" as const),
          week: fc.constantFrom("First" as const, "Third" as const, "Last" as const),
          weekday: fc.constantFrom(...weekdays),
        }),
        fc.record({
          basis: fc.constant("Day" as const),
          day: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant("Last" as const)),
        }),
      ),
    }),
  ),
  yearly: fc.constant(null),
});

const arbitraryPolicy: fc.Arbitrary<PolicySettings> = fc
  .record({
    instantRetentionDays: fc.integer({ min: 1, max: 10 }),
    retention: arbitraryRetention,
    timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"),
    intervalHours: fc.constantFrom(4, 6, 8, 12, 24),
  })
  .map(({ intervalHours, ...settings }) => ({
    ...defaultPolicySettings,
    ...settings,
    schedule: { frequency: "Hourly" as const, startTime: "08:00", intervalHours, windowHours: 24 },
  }));

const start = at("2026-01-01T00:00");
const scheduledPoints = (policy: PolicySettings, count: number): RetentionPoint[] =>
  nextSlots(policy, new Date(start), count).map((slot) => point(slot.getTime()));

describe("whatever the policy and the points", () => {
  const arbitraryPoints = fc.array(
    fc.record({
      hour: fc.integer({ min: 0, max: 200 * 24 }),
      state: fc.constantFrom("good" as const, "good" as const, "failed" as const, "creating" as const),
      isForeign: fc.boolean(),
      isPinned: fc.boolean(),
      usedBy: fc.constantFrom(null, null, "restore" as const),
      expiresInDays: fc.option(fc.integer({ min: 1, max: 30 })),
    }),
    { maxLength: 60 },
  );
  const pointsFrom = (drawn: { hour: number; expiresInDays: number | null }[]) =>
    drawn.map(({ hour, expiresInDays, ...more }, index) => {
      const takenAtMs = start + hour * hourMs;
      return point(takenAtMs, {
        ...more,
        id: `p${index}`,
        expiresAtMs: expiresInDays === null ? null : takenAtMs + expiresInDays * dayMs,
      });
    });

  it("never lets the last good, a pinned, a used, a foreign or an unfinished point go", () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryPoints, (policy, drawn) => {
        const points = pointsFrom(drawn);
        const pruned = new Set(
          decideRetention(points, policy, start + 400 * dayMs).flatMap((d) => ("prune" in d ? [d.id] : [])),
        );
        const isSafe = (p: RetentionPoint) => p.isForeign || p.isPinned || p.usedBy !== null || p.state === "creating";
        expect(points.filter((p) => isSafe(p) && pruned.has(p.id))).toEqual([]);
        const good = points.filter((p) => p.state === "good" && !p.isForeign);
        const last = Math.max(...good.map((p) => p.takenAtMs));
        if (good.length > 0) expect(good.some((p) => p.takenAtMs === last && !pruned.has(p.id))).toBe(true);
      }),
    );
  });

  it("prunes no more when it keeps longer", () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryPoints, fc.integer({ min: 1, max: 30 }), (policy, drawn, extra) => {
        const points = pointsFrom(drawn);
        const longer = { ...policy, instantRetentionDays: policy.instantRetentionDays + extra };
        const nowMs = start + 220 * dayMs;
        const shorterKeeps = keptIds(decideRetention(points, policy, nowMs));
        expect(keptIds(decideRetention(points, longer, nowMs))).toEqual(expect.arrayContaining(shorterKeeps));
      }),
    );
  });

  it("never misses later what it pruned earlier: pruning every day ends where pruning once ends", () => {
    fc.assert(
      fc.property(arbitraryPolicy, fc.integer({ min: 20, max: 120 }), (policy, days) => {
        const all = scheduledPoints(policy, 400).filter((p) => p.takenAtMs < start + days * dayMs);
        const end = start + days * dayMs;
        let held: RetentionPoint[] = [];
        for (let now = start; now <= end; now += dayMs) {
          held = [...held, ...all.filter((p) => p.takenAtMs >= now - dayMs && p.takenAtMs < now)];
          const keep = new Set(keptIds(decideRetention(held, policy, now)));
          held = held.filter((p) => keep.has(p.id));
        }
        expect(held.map((p) => p.id)).toEqual(keptIds(decideRetention(all, policy, end)));
      }),
      { numRuns: 40 },
    );
  });

  it("holds what the policy form promised, and never more than one point beyond it", () => {
    fc.assert(
      fc.property(arbitraryPolicy, (policy) => {
        // The longest tier drawn is six months.
        const perDay = startsOfDay(policy.schedule).length;
        const points = scheduledPoints(policy, perDay * 230);
        const nowMs = points[points.length - 1]?.takenAtMs ?? start;
        const held = keptIds(decideRetention(points, policy, nowMs)).length;
        expect(held).toBeLessThanOrEqual(pointsHeld(policy).total + 1);
      }),
      { numRuns: 40 },
    );
  });
});
