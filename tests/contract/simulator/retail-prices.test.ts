import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

type Row = {
  currencyCode: string;
  tierMinimumUnits: number;
  retailPrice: number;
  armRegionName: string;
  location: string;
  effectiveStartDate: string;
  meterName: string;
  productName: string;
  skuName: string;
  serviceName: string;
  serviceId: string;
  type: string;
  reservationTerm?: string;
  unitOfMeasure: string;
  isPrimaryMeterRegion: boolean;
  savingsPlan?: { term: string }[];
};
type Page = { BillingCurrency: string; Items: Row[]; NextPageLink: string | null; Count: number };

let simulator: StartedSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator?.stop());

const newest = "2023-01-01-preview";

async function ask(filter: string, more: Record<string, string> = {}): Promise<{ status: number; page: Page }> {
  const url = new URL("/api/retail/prices", simulator.origin);
  for (const [name, value] of Object.entries({ "api-version": newest, ...(filter && { $filter: filter }), ...more }))
    url.searchParams.set(name, value);
  const answer = await fetch(url);
  return { status: answer.status, page: (await answer.json()) as Page };
}
const rows = async (filter: string, more: Record<string, string> = {}) => (await ask(filter, more)).page.Items;

const inEastUs = "armRegionName eq 'eastus' and priceType eq 'Consumption'";
const snapshotsZrs = "productName eq 'Standard HDD Managed Disks' and skuName eq 'Snapshots ZRS'";

describe("the price list", () => {
  it("needs no sign-in and says what it is", async () => {
    const { status, page } = await ask(`serviceName eq 'Backup' and ${inEastUs} and skuName eq 'Azure VM'`);
    expect(status).toBe(200);
    expect(page).toMatchObject({ BillingCurrency: "USD", CustomerEntityType: "Retail", NextPageLink: null, Count: 1 });
    expect(page.Items).toMatchObject([
      {
        meterName: "Azure VM Protected Instances",
        retailPrice: 10,
        unitOfMeasure: "1/Month",
        serviceId: "DZH3155G7B5D",
      },
    ]);
  });

  it("has thousands of rows in pages of a thousand, each linking to the next at its own address", async () => {
    const seen = new Set<string>();
    let pages = 0;
    for (let url: string | null = `${simulator.origin}/api/retail/prices?api-version=${newest}`; url !== null; ) {
      const page = (await (await fetch(url)).json()) as Page;
      expect(page.Count).toBe(page.Items.length);
      for (const row of page.Items) seen.add(JSON.stringify(row));
      pages += 1;
      if (page.NextPageLink !== null) {
        expect(new URL(page.NextPageLink).origin).toBe(simulator.origin);
        expect(page.Count).toBe(1000);
      }
      url = page.NextPageLink;
    }
    expect(pages).toBeGreaterThan(3);
    expect(seen.size).toBeGreaterThan(3000);
  });

  it("takes $skip and $top", async () => {
    const all = await rows(`serviceName eq 'Storage' and ${inEastUs}`);
    const { page } = await ask(`serviceName eq 'Storage' and ${inEastUs}`, { $skip: "3", $top: "2" });
    expect(page).toMatchObject({ Items: all.slice(3, 5), Count: 2, NextPageLink: null });
  });

  it.each([
    ["East US disks", "skuName eq 'P10 LRS' and meterName eq 'P10 LRS Disk'", 19.71],
    ["East US Standard SSD", "meterName eq 'E30 LRS Disk'", 76.8],
    ["East US Standard HDD", "meterName eq 'S4 LRS Disk'", 1.536],
  ])("has the known figures of %s", async (_what, filter, price) => {
    const found = await rows(`${filter} and ${inEastUs} and effectiveStartDate ge '2024-01-01T00:00:00Z'`);
    expect(found.map((row) => row.retailPrice)).toEqual([price]);
  });

  it("has the known figures of vaults in UK South", async () => {
    const filter = "serviceName eq 'Backup' and armRegionName eq 'uksouth' and skuName eq 'Standard'";
    const prices = (await rows(`${filter} and priceType eq 'Consumption'`)).map((row) => [
      row.meterName,
      row.retailPrice,
    ]);
    expect(Object.fromEntries(prices)).toEqual({
      "LRS Data Stored": 0.028,
      "ZRS Data Stored": 0.035,
      "GRS Data Stored": 0.056,
      "RA-GRS Data Stored": 0.0711,
    });
  });
});

describe("filters of the price list", () => {
  it("understand and, or, not, brackets, functions and comparisons", async () => {
    const filter =
      "(startswith(skuName, 'P10') or contains(meterName,'E10')) and endswith(skuName,'LRS') and not contains(meterName,'Operations') and productName ne 'x' and tierMinimumUnits le 0";
    const names = new Set((await rows(`${filter} and ${inEastUs}`)).map((row) => row.meterName));
    expect(names).toEqual(new Set(["P10 LRS Disk", "P10 LRS Disk Mount", "E10 LRS Disk", "E10 LRS Disk Mount"]));
  });

  it("bind and before or", async () => {
    const found = await rows("serviceName eq 'Backup' or serviceName eq 'Storage' and armRegionName eq 'nowhere'");
    expect(new Set(found.map((row) => row.serviceName))).toEqual(new Set(["Backup"]));
  });

  it("compare values with their letter case in the newest version, and without in older ones", async () => {
    const filter = "serviceName eq 'backup' and armRegionName eq 'eastus'";
    expect(await rows(filter)).toEqual([]);
    expect((await rows(filter, { "api-version": "2021-10-01" })).length).toBeGreaterThan(10);
  });

  it("call the type of a price priceType, and Type in older pages", async () => {
    const now = await rows(`serviceName eq 'Backup' and priceType eq 'Reservation'`);
    const then = await rows(`serviceName eq 'Backup' and Type eq 'Reservation'`, { "api-version": "2020-08-01" });
    expect(now.length).toBe(then.length);
    expect(now.length).toBeGreaterThan(0);
  });

  it.each([
    ["an unfinished condition", { $filter: "serviceName eq" }],
    ["a field that does not exist", { $filter: "colour eq 'red'" }],
    ["an operator that does not exist", { $filter: "skuName like 'P10'" }],
    ["a bracket that stays open", { $filter: "(skuName eq 'P10 LRS'" }],
    ["a currency that does not exist", { currencyCode: "'XYZ'" }],
    ["an api-version that does not exist", { "api-version": "1999-01-01" }],
    ["a negative $skip", { $skip: "-1" }],
  ])("refuse %s in the list's own form of errors", async (_what, query) => {
    const { status, page } = await ask("", query);
    expect(status).toBe(400);
    expect(page).toMatchObject({ Error: { Code: "BadRequest", Message: expect.any(String) } });
  });
});

describe("currencies", () => {
  it("are named in quotes or without, and change every row", async () => {
    const filter = `meterName eq 'P10 LRS Disk' and ${inEastUs} and effectiveStartDate ge '2024-01-01'`;
    for (const code of ["'EUR'", "EUR"]) {
      const { page } = await ask(filter, { currencyCode: code });
      expect(page.BillingCurrency).toBe("EUR");
      expect(page.Items).toMatchObject([{ currencyCode: "EUR", retailPrice: 16.7535 }]);
    }
  });
});

describe("traps of the price list", () => {
  it("has the same meter name in products that cost four times as much, and before the right one", async () => {
    const found = await rows(`meterName eq 'ZRS Snapshots' and ${inEastUs}`);
    expect(found[0]).toMatchObject({ productName: "Premium SSD Managed Disks", retailPrice: 0.198 });
    const ssd = await rows(
      `productName eq 'Standard SSD Managed Disks' and skuName eq 'Snapshots ZRS' and ${inEastUs}`,
    );
    expect(ssd).toMatchObject([{ meterName: "Snapshots ZRS Snapshots", retailPrice: 0.198 }]);
  });

  it("has several effective dates for a meter, one of them to come", async () => {
    const found = await rows(`${snapshotsZrs} and ${inEastUs}`, { meterRegion: "'primary'" });
    const dates = found.map((row) => row.effectiveStartDate);
    expect(dates.some((date) => Date.parse(date) > Date.now())).toBe(true);
    const current = found
      .filter((row) => Date.parse(row.effectiveStartDate) <= Date.now())
      .toSorted((a, b) => b.effectiveStartDate.localeCompare(a.effectiveStartDate))[0];
    expect(current?.retailPrice).toBe(0.05);
    expect(found.length).toBe(3);
  });

  it("has rows of regions that are not primary, which meterRegion leaves out", async () => {
    const all = await rows(`${snapshotsZrs} and ${inEastUs}`);
    expect(all.some((row) => !row.isPrimaryMeterRegion)).toBe(true);
    const primary = await rows(`${snapshotsZrs} and ${inEastUs}`, { meterRegion: "'primary'" });
    expect(primary.every((row) => row.isPrimaryMeterRegion)).toBe(true);
  });

  it("has several meters under one SKU, and the same meter as reservation and for development", async () => {
    const found = await rows(
      "skuName eq 'P80 LRS' and armRegionName eq 'eastus' and effectiveStartDate ge '2024-01-01'",
    );
    const prices = found.map((row) => [row.meterName, row.type, row.retailPrice]);
    expect(prices).toContainEqual(["P80 LRS Disk", "Consumption", 3604.11]);
    expect(prices).toContainEqual(["P80 LRS Disk Mount", "Consumption", 219]);
    expect(new Set(found.map((row) => row.type))).toEqual(
      new Set(["Consumption", "DevTestConsumption", "Reservation"]),
    );
    expect(found.find((row) => row.type === "Reservation")).toMatchObject({
      reservationTerm: "1 Year",
      unitOfMeasure: "1/Month",
    });
  });

  it("has tiers without an order, of which the first is free", async () => {
    const found = await rows("serviceName eq 'Bandwidth' and contains(meterName,'Standard Data Transfer Out')");
    const global = found.filter((row) => row.armRegionName === "Global");
    expect(global.map((row) => row.tierMinimumUnits)).not.toEqual([0, 100, 10_240]);
    expect(global.find((row) => row.tierMinimumUnits === 0)?.retailPrice).toBe(0);
  });

  it("spells regions in its own way, and has rows without one", async () => {
    const [europe] = await rows("armRegionName eq 'westeurope'");
    expect(europe?.location).toBe("EU West");
    const nowhere = await rows("armRegionName eq ''");
    expect(nowhere.map((row) => row.location)).toContain("Zone 1");
  });

  it("has no zone-redundant rows where there are no zones", async () => {
    expect(await rows("armRegionName eq 'westus' and contains(skuName,'ZRS')")).toEqual([]);
  });

  it("tells savings plans to the newest version only", async () => {
    const filter = "armSkuName eq 'Standard_D4s_v5' and armRegionName eq 'eastus' and priceType eq 'Consumption'";
    const hasPlan = (row: Row) => row.savingsPlan !== undefined;
    expect((await rows(filter)).some(hasPlan)).toBe(true);
    expect((await rows(filter, { "api-version": "2021-10-01" })).some(hasPlan)).toBe(false);
  });
});

describe("a broken price list", () => {
  it("is planned as for every operation: throttled, half an answer, or rows that cannot be", async () => {
    const plan = (fault: Record<string, unknown>) =>
      simulator.control("POST", "/faults", { operation: "RetailPrices_List", ...fault });
    await plan({ kind: "error", status: 503 });
    expect((await fetch(`${simulator.origin}/api/retail/prices`)).status).toBe(503);
    await plan({ kind: "halfAnswer" });
    await expect(ask(inEastUs)).rejects.toThrow();
    const [row] = await rows(`meterName eq 'P10 LRS Disk' and ${inEastUs}`);
    const Items = [row, { ...row, currencyCode: "EUR" }, { ...row, retailPrice: -1 }];
    await plan({ kind: "answer", body: { BillingCurrency: "USD", Items, NextPageLink: null, Count: 5 } });
    expect((await ask(inEastUs)).page).toMatchObject({ Count: 5, Items });
    expect((await ask(inEastUs)).page.Items.length).toBeGreaterThan(100);
  });
});
