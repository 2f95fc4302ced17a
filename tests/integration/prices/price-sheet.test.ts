import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PriceQuestion, priceOf } from "#lib/domain/cost/price-list.ts";
import { loadPriceList } from "#lib/services/prices/load-price-list.ts";
import { setPriceCurrency } from "#lib/services/prices/set-price-currency.ts";
import { getPriceSheet } from "#lib/services/prices/sheet/get-price-sheet.ts";
import { importPriceSheet } from "#lib/services/prices/sheet/import-price-sheet.ts";
import { removePriceSheet } from "#lib/services/prices/sheet/remove-price-sheet.ts";
import { takePriceSheet } from "#lib/services/prices/sheet/take-price-sheet.ts";
import { inPieces, utf16 } from "#tests/support/file-bytes.ts";
import { diskRow, snapshotRow } from "#tests/support/price-rows.ts";
import { refreshBy, refreshWith, rowsOf } from "#tests/support/seed-prices.ts";
import { seedSubscription, seedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
  await seedVm(world.db, await seedSubscription(world.db));
});
afterEach(() => world.close());

const read = (content: string | Uint8Array, fileName = "sheet.csv") =>
  importPriceSheet(world.context(), { fileName, bytes: inPieces(content, 4096) });

async function sheetOf(content: string | Uint8Array, fileName?: string) {
  const imported = await read(content, fileName);
  if (!imported.ok) throw new Error(imported.error.message);
  return getPriceSheet(world.context(), imported.value);
}

async function refusalOf(content: string | Uint8Array) {
  const imported = await read(content);
  return imported.ok ? "" : imported.error.message;
}

const zrs: PriceQuestion = { charge: "SnapshotStorage", region: "westeurope", redundancy: "ZRS" };
const inForce = async () => priceOf(await loadPriceList(world.context(), { regions: ["westeurope"] }), zrs);

const ownSheet = [
  "charge;variant;region;price;currency;effectiveFrom",
  "SnapshotStorage;ZRS;westeurope;0,041;USD;2026-01-01",
  "ManagedDisk;P10 LRS;West Europe;17,50;USD;",
  "ProtectedInstance;;EU West;9;USD;",
].join("\r\n");

const enterprise = [
  "Azure price sheet,,,,,,,,,,,",
  "MeterId,MeterName,MeterCategory,MeterSubCategory,MeterRegion,UnitOfMeasure,UnitPrice,CurrencyCode,PriceType,EffectiveStartDate,EffectiveEndDate,PartNumber,Term",
  "meter-1,ZRS Snapshots,Storage,Standard HDD Managed Disks,EU West,100 GB/Month,4.3,USD,Consumption,01/01/2026,12/31/2026,AAA-1,",
  "x-2,P10 LRS Disk,Storage,Premium SSD Managed Disks,EU West,1/Month,18,USD,Consumption,01/01/2026,12/31/2026,AAA-2,",
  "x-3,P10 LRS Disk,Storage,Premium SSD Managed Disks,EU West,1/Month,190,USD,ReservedInstance,01/01/2026,12/31/2026,AAA-3,P1Y",
  "x-4,Azure VM Protected Instances,Backup,,EU West,1/Month,9.5,USD,Consumption,01/01/2026,12/31/2026,AAA-4,",
  "x-5,D4 v3,Virtual Machines,Dv3 Series,EU West,100 Hours,19,USD,Consumption,01/01/2026,12/31/2026,AAA-5,",
  "x-6,LRS Data Stored,Backup,Backup,EU West,1 GB/Month,0.02,USD,Consumption,01/01/2026,12/31/2026,AAA-6,",
  "x-7,P20 LRS Disk,Storage,Premium SSD Managed Disks,Zone 1,1/Month,70,USD,Consumption,01/01/2026,12/31/2026,AAA-7,",
  "x-8,P30 LRS Disk,Storage,Premium SSD Managed Disks,EU West,1/Month,120,USD,Consumption,01/01/2025,12/31/2025,AAA-8,",
].join("\n");

describe("a price sheet", () => {
  it("of our own is read by charge and variant, with decimal commas and any spelling of a region", async () => {
    const sheet = await sheetOf(ownSheet);
    expect(sheet.reading).toEqual({
      format: "Stillpoint",
      encoding: "UTF-8",
      delimiter: ";",
      rowsRead: 3,
      leftOut: [],
    });
    expect(sheet.prices.map(({ region, charge, amount, unit }) => [region, charge, amount, unit])).toEqual([
      ["westeurope", "Protected instance (Azure Backup)", 9, "PerMonth"],
      ["westeurope", "Snapshot storage ZRS", 0.041, "PerGibMonth"],
      ["westeurope", "Managed disk P10 LRS", 17.5, "PerMonth"],
    ]);
  });

  it("of an Enterprise Agreement is read by meter id or names, in blocks, and each row left out has its reason", async () => {
    await refreshWith(world, [snapshotRow(), diskRow()]);
    const sheet = await sheetOf(enterprise);
    expect(sheet.reading.format).toBe("EnterpriseAgreement");
    expect(sheet.prices.map(({ charge, amount, listPrice }) => [charge, amount, listPrice?.amount ?? null])).toEqual([
      ["Protected instance (Azure Backup)", 9.5, null],
      ["Snapshot storage ZRS", 0.043, 0.05],
      ["Managed disk P10 LRS", 18, null],
    ]);
    expect(sheet.reading.leftOut.map(({ reason, count }) => [reason, count])).toEqual([
      ["Price type ReservedInstance, not pay-as-you-go", 1],
      ["Other services than Backup, Storage and Bandwidth", 1],
      ["Meters that are not needed, or whose names leave open which one is meant", 1],
      ["No region", 1],
      ["No longer in force", 1],
    ]);
  });

  it("of a Customer Agreement in UTF-16 is read, without its prices for development", async () => {
    const header =
      "basePrice,billingCurrency,billingProfileId,currency,effectiveStartDate,meterCategory,meterId,meterName,meterRegion,meterSubCategory,priceType,productOrderName,tierMinimumUnits,unitOfMeasure,unitPrice";
    const row = (order: string, price: string) =>
      `0.05,USD,p,USD,2026-01-01T00:00:00Z,Storage,q,ZRS Snapshots,EU West,Standard HDD Managed Disks,Consumption,${order},0,1 GB/Month,${price}`;
    const content = [
      header,
      row("Microsoft Azure Plan for DevTest", "0.01"),
      row("Microsoft Azure Plan", "0.044"),
    ].join("\r\n");
    const sheet = await sheetOf(utf16(content, "LE", true));
    expect(sheet.reading).toMatchObject({ format: "CustomerAgreement", encoding: "UTF-16LE", delimiter: "," });
    expect(sheet.prices.map(({ amount }) => amount)).toEqual([0.044]);
    expect(sheet.reading.leftOut).toMatchObject([{ reason: "Prices for development and test", count: 1 }]);
  });

  it.each<[string, object]>([
    ["rows of the Retail Prices API", { Items: [{ ...snapshotRow({ retailPrice: 0.045 }), unitPrice: 0.045 }] }],
    [
      "an answer of the Price Sheet API",
      {
        properties: {
          pricesheets: [
            {
              ...{ meterId: "m", unitOfMeasure: "1 GB/Month", unitPrice: 0.045, currencyCode: "USD" },
              meterDetails: {
                ...{ meterName: "ZRS Snapshots", meterCategory: "Storage", meterLocation: "EU West", unit: "GB" },
                meterSubCategory: "Standard HDD Managed Disks",
              },
            },
          ],
        },
      },
    ],
  ])("in JSON may be %s", async (_, body) => {
    const sheet = await sheetOf(JSON.stringify(body), "sheet.json");
    expect(sheet.prices).toMatchObject([{ charge: "Snapshot storage ZRS", amount: 0.045 }]);
  });

  it("goes before list prices only once somebody takes it, and can be removed again", async () => {
    await refreshWith(world, [snapshotRow(), diskRow()]);
    const { id: sheetId } = await sheetOf(ownSheet);
    expect((await inForce())?.origin).toBe("RetailPrices");
    expect((await takePriceSheet(world.context(), { sheetId })).ok).toBe(true);
    expect(await inForce()).toMatchObject({
      amount: 0.041,
      origin: "PriceSheet",
      effectiveFrom: "2026-01-01T00:00:00.000Z",
    });
    expect((await removePriceSheet(world.context(), { sheetId })).ok).toBe(true);
    expect(await inForce()).toMatchObject({ amount: 0.05, origin: "RetailPrices" });
    const actions = await world.db.auditEntry.findMany({ orderBy: { seq: "asc" }, select: { action: true } });
    expect(actions.map(({ action }) => action)).toEqual([
      "prices.sheet.import",
      "prices.sheet.take",
      "prices.sheet.remove",
    ]);
  });

  it("that was taken last has the last word", async () => {
    const take = async (content: string, at: string) => {
      const { id: sheetId } = await sheetOf(content);
      await takePriceSheet(world.context({ now: () => new Date(at) }), { sheetId });
    };
    await take(ownSheet, "2026-02-02T00:00:00Z");
    await take(ownSheet.replace("0,041", "0,039"), "2026-02-01T00:00:00Z");
    expect((await inForce())?.amount).toBe(0.041);
  });

  it("in another currency is refused, also when the currency changes after the preview", async () => {
    expect(await refusalOf(ownSheet.replaceAll("USD", "EUR"))).toContain("In EUR instead of USD (3)");
    const { id: sheetId } = await sheetOf(ownSheet);
    await setPriceCurrency(world.context(), { currency: "EUR" });
    const taken = await takePriceSheet(world.context(), { sheetId });
    expect(taken).toMatchObject({ ok: false, error: { code: "conflict" } });
  });

  it("whose meter several regions share is read by its region's name", async () => {
    await world.db.setting.create({ data: { key: "prices.extraRegions", value: ["northeurope"] } });
    await refreshBy(world, ({ region }) => rowsOf([snapshotRow({ armRegionName: region })]));
    const sheet = await sheetOf(enterprise);
    expect(sheet.prices.find(({ charge }) => charge === "Snapshot storage ZRS")?.region).toBe("westeurope");
  });

  it.each<[string, string | Uint8Array, string]>([
    ["a letter", "Dear Sir or Madam,\nplease find attached\n", "This is no price sheet: it has no column for a price"],
    ["a sheet without currencies", ownSheet.replace("currency", "money"), "it has no column for a currency"],
    ["a page of a proxy", "<html><body>Sign in</body></html>", "This is no price sheet"],
    ["an Excel workbook", Buffer.from("PK\u0003\u0004\u0000"), "ZIP file or an Excel workbook"],
    ["Latin-1", Buffer.from(`${ownSheet}\n\xe9`, "latin1"), "not UTF-8 text"],
    ["negative prices", ownSheet.replaceAll(/;(0,041|17,50|9);/g, ";-1;"), "The row has the negative price -1 (3)"],
    ["a bill", "Date,MeterId,Region,Currency,CostInBillingCurrency\n", "it has no column for a price"],
    ["JSON of something else", '[{"name":"x"}]', "its rows lack a price"],
    ["half a JSON file", `[${JSON.stringify({ ...snapshotRow() })},{"a"`, "ends half-way"],
  ])("that is %s is refused in a sentence, and nothing is kept", async (_, content, sentence) => {
    expect(await refusalOf(content)).toContain(sentence);
    expect(await world.db.priceFetch.count()).toBe(0);
  });

  it("of 200 MB is read without being held: only the rows that are needed stay", async () => {
    const [title, header, wanted, ...others] = enterprise.split("\n");
    const filler = Buffer.from(`${others.filter((line) => line.startsWith("x-5")).join("\n")}\n`.repeat(600));
    const fileBytes = 200 * 1024 * 1024;
    const memoryBefore = process.memoryUsage.rss();
    let memoryPeak = memoryBefore;
    async function* bytes() {
      yield Buffer.from(`${title}\n${header}\n`);
      for (let sent = 0; sent < fileBytes; sent += filler.byteLength) {
        memoryPeak = Math.max(memoryPeak, process.memoryUsage.rss());
        yield filler;
      }
      yield Buffer.from(`${wanted}\n`);
    }
    const imported = await importPriceSheet(world.context(), { fileName: "all.csv", bytes: bytes() });
    const sheet = await getPriceSheet(world.context(), { sheetId: imported.ok ? imported.value.sheetId : "" });
    expect(memoryPeak - memoryBefore).toBeLessThan(fileBytes);
    expect(sheet.reading.rowsRead).toBeGreaterThan(1_500_000);
    expect(sheet.reading.leftOut.map(({ examples }) => examples.length)).toEqual([3]);
    expect(sheet.prices.map(({ amount }) => amount)).toEqual([0.043]);
  });
});
