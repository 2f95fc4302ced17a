import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareBillInput } from "#lib/contracts/actuals.ts";
import { compareBill } from "#lib/services/actuals/compare-bill.ts";
import { importBill } from "#lib/services/actuals/import-bill.ts";
import { takeBill } from "#lib/services/actuals/take-bill.ts";
import { takeBillFit } from "#lib/services/actuals/take-bill-fit.ts";
import { upsertDisks } from "#lib/services/inventory/upsert-vms.ts";
import { type BillRow, enterpriseBill } from "#tests/support/bill-files.ts";
import { inPieces } from "#tests/support/file-bytes.ts";
import { snapshotRow } from "#tests/support/price-rows.ts";
import { refreshWith } from "#tests/support/seed-prices.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";
import { makeDisks, makeVm } from "#tests/support/vm-facts.ts";

let world: TestWorld;
let collectionId: string;
let vmRowId: string;

/** A VM with 256 GiB, and a point from before February on, in a collection of the resource group RG-Points. */
beforeEach(async () => {
  world = await createTestWorld();
  ({ vmRowId } = await seedProtectedVm(world.db, { name: "billed-01" }));
  const facts = makeVm({ name: "billed-01", disks: makeDisks(1) });
  await world.db.$transaction((tx) => upsertDisks(tx, [{ id: vmRowId, facts }], randomUUID));
  collectionId = await collectionIn("RG-Points");
  await point({ takenAt: "2026-01-20T00:00:00Z" });
  await refreshWith(world, [snapshotRow()]);
});
afterEach(() => world.close());

async function collectionIn(resourceGroup: string) {
  const id = randomUUID();
  const armId = `/subscriptions/s/resourceGroups/${resourceGroup}/c-${id}`;
  const names = { armKey: armId.toLowerCase(), armId, name: `c-${id}`, resourceGroup, location: "westeurope" };
  await world.db.restorePointCollection.create({ data: { id, virtualMachineId: vmRowId, ...names } });
  return id;
}

async function point(seed: { takenAt: string; deletedAt?: string; isForeign?: boolean; inCollection?: string }) {
  const id = randomUUID();
  await world.db.restorePoint.create({
    data: {
      ...{
        id,
        virtualMachineId: vmRowId,
        collectionId: seed.inCollection ?? collectionId,
        armKey: id,
        armId: id,
        name: id,
      },
      ...{ requestedMode: "CrashConsistent", provisioningState: "Succeeded", recovered: !seed.isForeign },
      takenAt: new Date(seed.takenAt),
      deletedAt: seed.deletedAt ? new Date(seed.deletedAt) : null,
    },
  });
}

const wholeMonth = (gib: number, more: BillRow = {}): BillRow[] =>
  Array.from({ length: 28 }, (_, day) => ({
    ...{ day: `2026-02-${String(day + 1).padStart(2, "0")}`, group: "rg-points" },
    ...{ quantity: String(gib / 28), cost: String((gib / 28) * 0.05), ...more },
  }));

async function bill(rows: readonly BillRow[], options = {}) {
  const file = { fileName: "bill.csv", bytes: inPieces(enterpriseBill(rows, options), 4_096) };
  const imported = await importBill(world.context(), file);
  if (!imported.ok) throw new Error(imported.error.message);
  return takeBill(world.context(), imported.value);
}

const compare = (input: Record<string, string> = {}) => compareBill(world.context(), compareBillInput.parse(input));

describe("A month's bill", () => {
  it("stands beside the estimate of the same month, by resource group", async () => {
    await bill(wholeMonth(87));
    const { rows, charges, month, months, from, to } = await compare();
    expect({ month, months, from, to }).toEqual({
      ...{ month: "2026-02-01", months: ["2026-02-01"] },
      ...{ from: "2026-02-01", to: "2026-02-28" },
    });
    const [row] = rows;
    expect(row).toMatchObject({ resourceGroup: "RG-Points", subscriptionName: "Test subscription", notes: [] });
    expect(row?.billedGib).toBeCloseTo(87);
    expect(row?.estimatedGib?.expected).toBeCloseTo(128);
    expect(row?.estimated?.expected).toBeCloseTo(6.4);
    expect(row?.difference).toBeCloseTo(4.35 - 6.4);
    expect(charges).toMatchObject([{ charge: "SnapshotStorage" }]);
  });

  it("says how full the disks are by it, which can be taken as the fleet's assumption with its origin", async () => {
    await bill(wholeMonth(87.04));
    expect((await compare()).fit).toMatchObject({ groups: 1, usedRatio: { expected: 0.34 }, assumedUsedRatio: 0.5 });
    const input = { month: "2026-02-01", value: "usedRatio" as const };
    expect(await takeBillFit(world.context(), input)).toMatchObject({ ok: true });
    const [said] = await world.db.costAssumption.findMany();
    expect(said).toMatchObject({
      ...{ scope: "Fleet", dailyChurnRatio: null },
      usedRatio: { low: 0.34, expected: 0.34, high: 0.34 },
      note: "Azure's bill of February 2026: 87 GiB in 1 resource group.",
    });
    expect((await compare()).rows[0]?.estimated?.expected).toBeCloseTo(4.352);
  });

  it("that covers a part of the month is compared with the estimate of those days", async () => {
    await bill(wholeMonth(128).slice(0, 7));
    const { rows, to } = await compare();
    expect(to).toBe("2026-02-07");
    expect(rows[0]?.billedGib).toBeCloseTo(128);
    expect(rows[0]?.estimated?.expected).toBeCloseTo(1.6);
  });

  it("counts points that have been deleted since, for the days that they were there", async () => {
    const gone = await collectionIn("rg-gone");
    await point({ takenAt: "2026-02-01T00:00:00Z", deletedAt: "2026-02-15T00:00:00Z", inCollection: gone });
    await bill([...wholeMonth(128), ...wholeMonth(64, { group: "rg-gone" })]);
    const { rows } = await compare({ search: "gone" });
    expect(rows[0]?.estimatedGib?.expected).toBeCloseTo(64);
  });

  it("is not promised to fit where it is of other things as well", async () => {
    await point({ takenAt: "2026-02-02T00:00:00Z", isForeign: true });
    const fee = {
      service: "Backup",
      product: "Backup",
      meter: "Azure VM Protected Instances",
      quantity: "1",
      cost: "10",
    };
    await bill([
      ...wholeMonth(300),
      ...wholeMonth(50, { group: "AzureBackupRG_westeurope_1" }),
      { ...fee, group: "rg-vault" },
    ]);
    const { rows, fit, charges } = await compare({ sort: "name" });
    expect(rows.map(({ resourceGroup, notes, fittedUsedRatio }) => [resourceGroup, notes, fittedUsedRatio])).toEqual([
      ["azurebackuprg_westeurope_1", [expect.stringMatching(/^Stillpoint had no restore points here/)], null],
      ["RG-Points", ["1 restore point of other tools is billed here, too, and not estimated."], null],
      ["rg-vault", [], null],
    ]);
    expect(fit).toBeNull();
    expect(charges).toMatchObject([
      { charge: "SnapshotStorage" },
      { charge: "ProtectedInstance", billed: 10, estimated: null },
    ]);
  });

  it("in another currency is compared by what is stored, not by amounts", async () => {
    await bill(wholeMonth(128, { currency: "EUR" }));
    const { rows, currency, estimateCurrency } = await compare();
    expect([currency, estimateCurrency]).toEqual(["EUR", "USD"]);
    expect(rows[0]).toMatchObject({ estimated: null, difference: null, fittedUsedRatio: { expected: 0.5 } });
  });

  it("of another subscription in another currency is refused, for the two cannot be added up", async () => {
    await bill(wholeMonth(128));
    const other = "22222222-2222-3333-4444-555555555555";
    expect(await bill(wholeMonth(1, { currency: "EUR" }), { subscription: other })).toMatchObject({
      ok: false,
      error: { code: "conflict", message: expect.stringMatching(/in EUR, .*in USD/) },
    });
    expect(await bill(wholeMonth(1, { currency: "EUR" }))).toMatchObject({ ok: true, value: { replaced: 1 } });
  });

  it("is nothing while none was taken", async () => {
    expect(await compare()).toMatchObject({ month: null, rows: [], fit: null });
  });
});
