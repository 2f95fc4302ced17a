import { describe, expect, it } from "vitest";
import { readRetailRow } from "#lib/domain/cost/prices/read-retail-row.ts";
import type { Json } from "#lib/std/json.ts";
import { snapshotRow } from "#tests/support/price-rows.ts";

const expected = { region: "westeurope", currency: "USD" };
const raw: Json = { ...snapshotRow(), effectiveStartDate: "2024-01-01T00:00:00Z", location: "EU West" };

describe("a row as Azure sends it", () => {
  it("is read with all that the rules look at", () => {
    expect(readRetailRow(raw, expected)).toEqual({ row: snapshotRow(), flaw: null });
  });

  it.each<[Json, string]>([
    [{ ...raw, currencyCode: "EUR" }, "in EUR instead of USD"],
    [{ ...raw, armRegionName: "Global" }, "of another region than westeurope"],
    [{ ...raw, retailPrice: -1 }, "ZRS Snapshots of Standard HDD Managed Disks has the negative price -1"],
    [{ ...raw, retailPrice: "0.05" }, "ZRS Snapshots of Standard HDD Managed Disks has a price that is not a number"],
    [{ ...raw, retailPrice: 1e12 }, "ZRS Snapshots of Standard HDD Managed Disks has the absurd price 1000000000000"],
    [{ ...raw, unitOfMeasure: null }, "without a meter, a unit or a price type"],
    ["a proxy's page", "not a row of a price list"],
  ])("is left out with its flaw: %j", (row, flaw) => {
    expect(readRetailRow(row, expected)).toEqual({ row: null, flaw });
  });
});
