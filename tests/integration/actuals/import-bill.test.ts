import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { getBill } from "#lib/services/actuals/get-bill.ts";
import { importBill } from "#lib/services/actuals/import-bill.ts";
import { listBills } from "#lib/services/actuals/list-bills.ts";
import { removeBill } from "#lib/services/actuals/remove-bill.ts";
import { takeBill } from "#lib/services/actuals/take-bill.ts";
import { enterpriseBill, focusBill } from "#tests/support/bill-files.ts";
import { inPieces, utf16 } from "#tests/support/file-bytes.ts";
import { seedSubscription } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
  await seedSubscription(world.db);
});
afterEach(() => world.close());

const read = (content: string | Uint8Array, fileName = "bill.csv") =>
  importBill(world.context(), { fileName, bytes: inPieces(content, 300) });

async function imported(content: string | Uint8Array, fileName?: string) {
  const result = await read(content, fileName);
  if (!result.ok) throw new Error(result.error.message);
  return getBill(world.context(), result.value);
}

async function taken(content: string, fileName: string) {
  const bill = await imported(content, fileName);
  const result = await takeBill(world.context(), { importId: bill.id });
  if (!result.ok) throw new Error(result.error.message);
  return bill.id;
}

async function refusalOf(content: string | Uint8Array) {
  const result = await read(content);
  return result.ok ? "" : result.error.message;
}

const days = (count: number) =>
  Array.from({ length: count }, (_, day) => `2026-02-${String(day + 1).padStart(2, "0")}`);

describe("A bill", () => {
  it("of an Enterprise Agreement is added up by month, resource group and meter", async () => {
    const bill = await imported(enterpriseBill(days(28).map((day) => ({ day }))));
    expect(bill).toMatchObject({
      ...{ currency: "USD", periodStart: "2026-02-01", periodEnd: "2026-02-28", lineCount: 1, takenAt: null },
      amounts: [{ charge: "SnapshotStorage", quantity: 280, cost: 14, unit: "1 GB/Month" }],
      reading: { format: "EnterpriseAgreement", rowsRead: 28, leftOut: [] },
      months: [{ month: "2026-02-01", subscriptionName: "Test subscription", cost: 14, replaces: null }],
    });
    const lines = await world.db.costActual.findMany();
    expect(lines).toMatchObject([{ resourceGroup: "rg-app", region: "westeurope", charge: "SnapshotStorage" }]);
  });

  it.each(["1.0", "1.2"] as const)(
    "in FOCUS %s counts what was billed, and never what is amortised",
    async (version) => {
      const bill = await imported(focusBill([{}, { day: "2026-02-11", cost: "0.25" }], version));
      expect(bill.reading.format).toBe("Focus");
      expect(bill.amounts).toEqual([{ charge: "SnapshotStorage", quantity: 20, unit: "GB", cost: 0.75 }]);
    },
  );

  it.each<[string, string | Uint8Array]>([
    ["semicolons and decimal commas", enterpriseBill([{ quantity: "10,5", cost: "0,525" }], { delimiter: ";" })],
    ["UTF-16 with a mark", utf16(enterpriseBill([{ quantity: "10.5", cost: "0.525" }]), "LE", true)],
    ["UTF-16 without one", utf16(enterpriseBill([{ quantity: "10.5", cost: "0.525" }]), "BE", false)],
    ["a title above the header", `Cost Management\n\n${enterpriseBill([{ quantity: "10.5", cost: "0.525" }])}`],
    ["small exponents", enterpriseBill([{ quantity: "1.05E1", cost: "5.25E-1" }])],
  ])("is read with %s", async (_, content) => {
    expect((await imported(content)).amounts).toMatchObject([{ quantity: 10.5, cost: 0.525 }]);
  });

  it("counts refunds against what was paid", async () => {
    expect((await imported(enterpriseBill([{}, { quantity: "-4", cost: "-0.2" }]))).amounts).toMatchObject([
      { quantity: 6, cost: 0.3 },
    ]);
  });

  it("says of every row that is left out why, and where it is", async () => {
    const { reading } = await imported(
      enterpriseBill(
        [
          {},
          { service: "Virtual Machines", product: "Dv3", meter: "D4 v3" },
          { product: "Premium SSD Managed Disks" },
          { cost: "1,234", quantity: "x" },
          { day: "soon" },
          { cost: "1e15" },
        ].map((row) => ({ ...row, ...(row.cost === "1,234" ? { cost: '"1,234"' } : {}) })),
      ),
    );
    expect(reading.leftOut.map(({ reason, count }) => [reason, count])).toEqual([
      ["Other services than Storage, Backup and Bandwidth", 1],
      ["Meters that are not about backups", 1],
      ["The cost or the quantity is no number, or could be two", 1],
      ["No date that can be read", 1],
      ["The cost or the quantity is absurdly large", 1],
    ]);
    expect(reading.leftOut[3]?.examples).toEqual([expect.stringMatching(/^Line 6 · soon · Storage/)]);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ["empty", "", /empty/],
    ["a web page", "<!doctype html><p>Sign in</p>", /no Cost Management export/],
    [
      "a price sheet",
      "meterName,unitPrice,currency\nZRS Snapshots,0.05,USD",
      /no column for the cost .*, nor for the day/,
    ],
    ["JSON", '[{"a": 1}]', /JSON file/],
    ["compressed", new Uint8Array([0x1f, 0x8b, 8, 0]), /gzip/],
    ["Parquet", Buffer.from("PAR1abcdef"), /Parquet/],
    ["in two currencies", enterpriseBill([{}, { currency: "EUR" }]), /Line 3 is in EUR, .* in USD/],
    [
      "with days before months",
      enterpriseBill([{ day: "03/05/2026" }, { day: "31/05/2026" }]),
      /Line 3 has the date 31\/05/,
    ],
    ["about other things", enterpriseBill([{ service: "Virtual Machines" }]), /None of the 1 rows/],
    ["a quote that nobody closed", `${enterpriseBill([{}])}\n"${"x,".repeat(200_000)}`, /does not end/],
  ])("that is %s is refused in a sentence, and nothing is kept", async (_, content, sentence) => {
    expect(await refusalOf(content)).toMatch(sentence);
    expect(await listBills(world.context())).toEqual({ imports: [] });
  });

  it("says which months it takes the place of, and counts them once when it is taken", async () => {
    await taken(
      enterpriseBill([
        { day: "2026-01-31", cost: "9" },
        { day: "2026-02-01", cost: "1" },
      ]),
      "old.csv",
    );
    const next = await imported(enterpriseBill([{ day: "2026-02-01" }, { day: "2026-02-28", cost: "2" }]), "new.csv");
    expect(next.months).toMatchObject([
      { month: "2026-02-01", replaces: { fileName: "old.csv", from: "2026-02-01", to: "2026-02-01", cost: 1 } },
    ]);
    const result = await takeBill(world.context(), { importId: next.id });
    expect(result).toMatchObject({ ok: true, value: { replaced: 1 } });
    const lines = await world.db.costActual.findMany({ orderBy: { month: "asc" }, select: { cost: true } });
    expect(lines).toEqual([{ cost: 9 }, { cost: 2.5 }]);
  });

  it("goes when nothing of it is left, is taken once, and can be removed", async () => {
    await taken(enterpriseBill([{}]), "old.csv");
    const id = await taken(enterpriseBill([{ cost: "2" }]), "new.csv");
    const { imports } = await listBills(world.context());
    expect(imports.map(({ fileName }) => fileName)).toEqual(["new.csv"]);
    expect(await takeBill(world.context(), { importId: id })).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(await removeBill(world.context(), { importId: id })).toMatchObject({ ok: true });
    expect(await world.db.costActual.count()).toBe(0);
  });

  it("as a preview is forgotten after a day", async () => {
    await read(enterpriseBill([{}]), "first.csv");
    const later = new Date(testNow.getTime() + 2 * 86_400_000);
    await importBill(world.context({ now: () => later }), { fileName: "b", bytes: inPieces(enterpriseBill([{}])) });
    expect((await listBills(world.context())).imports.map(({ fileName }) => fileName)).toEqual(["b"]);
  });
});
