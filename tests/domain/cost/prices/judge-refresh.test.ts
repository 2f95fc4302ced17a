import { describe, expect, it } from "vitest";
import { answerRegion } from "#lib/domain/cost/prices/answer-region.ts";
import { judgeRefresh } from "#lib/domain/cost/prices/judge-refresh.ts";
import type { PriceRow } from "#lib/domain/cost/prices/price-row.ts";
import { diskRow, snapshotRow } from "#tests/support/price-rows.ts";

const now = new Date("2026-03-01T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const answers = (rows: PriceRow[]) => answerRegion("westeurope", rows, now);
const good = [snapshotRow(), diskRow()];
const inForce = (fetchedAt: Date) => ({ prices: answers(good).prices, fetchedAt });

describe("fresh prices of a region", () => {
  it("are taken when nothing was known before, or nothing known is missing", () => {
    expect(judgeRefresh(answers([snapshotRow()]), null, now)).toEqual({ isTaken: true, problems: [] });
    expect(judgeRefresh(answers(good), inForce(daysAgo(1)), now)).toEqual({ isTaken: true, problems: [] });
  });

  it("are never taken when there are none", () => {
    expect(judgeRefresh(answers([]), null, now).isTaken).toBe(false);
    expect(judgeRefresh(answers([]), inForce(daysAgo(30)), now).isTaken).toBe(false);
  });

  it("wait when a known price is missing, and say which", () => {
    const { isTaken, problems } = judgeRefresh(answers([diskRow()]), inForce(daysAgo(1)), now);
    expect(isTaken).toBe(false);
    expect(problems).toEqual([
      "Snapshot storage ZRS had a price and has none now: the table has no row for it.",
      "The earlier prices stay. When Azure says the same for seven days, the new ones are taken.",
    ]);
  });

  it.each([
    [0.51, false],
    [0.5, true],
    [0.005, true],
    [0.0049, false],
  ])("of 0.05 that became %d are taken at once: %s", (retailPrice, isTaken) => {
    expect(judgeRefresh(answers([snapshotRow({ retailPrice }), diskRow()]), inForce(daysAgo(1)), now).isTaken).toBe(
      isTaken,
    );
  });

  it("are taken after seven days of the same", () => {
    const verdict = judgeRefresh(answers([diskRow()]), inForce(daysAgo(8)), now);
    expect(verdict.isTaken).toBe(true);
    expect(verdict.problems).toHaveLength(1);
  });
});
