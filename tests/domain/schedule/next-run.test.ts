import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jitterMs, spreadMs } from "#lib/domain/schedule/jitter.ts";
import { nextRun } from "#lib/domain/schedule/next-run.ts";

const settings = { schedule: { frequency: "Daily", startTime: "02:00" }, timeZone: "UTC" } as const;

describe("jitter", () => {
  it("is the same for one VM every time, and within the window", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 86_400_000 }), (vmId, windowMs) => {
        const delay = jitterMs(vmId, windowMs);
        expect(delay).toBe(jitterMs(vmId.toUpperCase(), windowMs));
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThan(windowMs);
      }),
    );
  });

  it("spreads near-equal ids over the whole window", () => {
    const perTenth = new Array<number>(10).fill(0);
    for (let index = 0; index < 5_000; index++) {
      const tenth = jitterMs(`0198c0de-0000-7000-8000-${String(index).padStart(12, "0")}`, 10);
      perTenth[tenth] = (perTenth[tenth] ?? 0) + 1;
    }
    for (const count of perTenth) expect(count).toBeGreaterThan(400);
  });
});

describe("a VM's next run", () => {
  it("begins its own delay after the slot", () => {
    fc.assert(
      fc.property(fc.uuid(), (vmId) => {
        const run = nextRun(settings, vmId, new Date("2026-03-01T12:00:00Z"));
        expect(run?.slotAt).toEqual(new Date("2026-03-02T02:00:00Z"));
        expect(run?.runAt).toEqual(new Date(Date.parse("2026-03-02T02:00:00Z") + jitterMs(vmId, spreadMs)));
      }),
    );
  });

  it("still stands for a slot that has passed while its own delay has not", () => {
    const vmId = "0198c0de-0000-7000-8000-000000000001";
    const slot = Date.parse("2026-03-02T02:00:00Z");
    expect(jitterMs(vmId, spreadMs)).toBeGreaterThan(1);
    expect(nextRun(settings, vmId, new Date(slot + 1))?.slotAt).toEqual(new Date(slot));
  });

  it("is not repeated when asked from its own start", () => {
    fc.assert(
      fc.property(fc.uuid(), (vmId) => {
        const first = nextRun(settings, vmId, new Date("2026-03-01T12:00:00Z"));
        const second = first && nextRun(settings, vmId, first.runAt);
        expect(second?.slotAt).toEqual(new Date("2026-03-03T02:00:00Z"));
      }),
    );
  });
});
