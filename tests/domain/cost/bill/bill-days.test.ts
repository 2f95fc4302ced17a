import { describe, expect, it } from "vitest";
import { billedDays, looksAt } from "#lib/domain/cost/bill/bill-month.ts";
import { monthOfDay, readBillDay } from "#lib/domain/cost/bill/read-bill-day.ts";

describe("A day on a bill", () => {
  it.each([
    ["2026-05-31", "2026-05-31"],
    ["2026-05-31T00:00Z", "2026-05-31"],
    ["2026-05-31T00:00:00Z", "2026-05-31"],
    ["05/31/2026", "2026-05-31"],
    ["5/1/2026", "2026-05-01"],
    ["31.05.2026", "2026-05-31"],
  ])("%s is read as %s", (text, day) => {
    expect(readBillDay(text)).toEqual({ day });
  });

  it.each(["", "yesterday", "2026-02-30", "02/30/2026", "31/31/2026", "32.05.2026"])("%s is not guessed", (text) => {
    expect(readBillDay(text)).toEqual({ problem: "Unreadable" });
  });

  it("with a thirteenth month gives away that days stand first", () => {
    expect(readBillDay("31/05/2026")).toEqual({ problem: "DayFirst" });
  });

  it("belongs to its month", () => {
    expect(monthOfDay("2026-05-31")).toBe("2026-05-01");
  });
});

describe("The part of a month that a bill covers", () => {
  const days = (from: string, to: string) => billedDays("2026-02-01", { from, to });

  it("is the whole month when the file goes beyond it", () => {
    expect(days("2026-01-01", "2026-03-31")).toEqual({
      from: "2026-02-01",
      to: "2026-02-28",
      days: 28,
      daysOfMonth: 28,
    });
  });

  it("ends where the file ends", () => {
    expect(days("2026-02-01", "2026-02-10")).toMatchObject({ to: "2026-02-10", days: 10, daysOfMonth: 28 });
  });

  it("is nothing outside the file", () => {
    expect(days("2026-03-01", "2026-03-31")).toBeNull();
  });

  it("is looked at in the middle of each of its days", () => {
    const looks = looksAt({ from: "2026-02-27", to: "2026-02-28", days: 2, daysOfMonth: 28 });
    expect(looks.map((at) => new Date(at).toISOString())).toEqual([
      "2026-02-27T12:00:00.000Z",
      "2026-02-28T12:00:00.000Z",
    ]);
  });
});
