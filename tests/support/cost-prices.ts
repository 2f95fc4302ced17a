import { type PriceList, type PriceQuestion, priceKey, type UnitPrice } from "#lib/domain/cost/price-list.ts";

/** Public list prices in USD: East US where one was found, else UK South for East US; good for tests alone. */
const amounts: [PriceQuestion, number, UnitPrice["unit"]][] = [
  [{ charge: "ProtectedInstance", region: "eastus" }, 10, "PerMonth"],
  [{ charge: "SnapshotStorage", region: "eastus", redundancy: "ZRS" }, 0.05, "PerGibMonth"],
  [{ charge: "SnapshotStorage", region: "eastus", redundancy: "LRS" }, 0.05, "PerGibMonth"],
  [{ charge: "SnapshotStorage", region: "westus2", redundancy: "ZRS" }, 0.05, "PerGibMonth"],
  [{ charge: "SnapshotStorage", region: "westus", redundancy: "LRS" }, 0.05, "PerGibMonth"],
  [{ charge: "VaultStorage", region: "eastus", redundancy: "LRS" }, 0.028, "PerGibMonth"],
  [{ charge: "VaultStorage", region: "eastus", redundancy: "ZRS" }, 0.035, "PerGibMonth"],
  [{ charge: "VaultStorage", region: "eastus", redundancy: "GRS" }, 0.056, "PerGibMonth"],
  [{ charge: "VaultStorage", region: "eastus", redundancy: "RA-GRS" }, 0.0711, "PerGibMonth"],
  [{ charge: "InterRegionTransfer", region: "eastus", reach: "WithinContinent" }, 0.02, "PerGib"],
  [{ charge: "ManagedDisk", region: "eastus", tier: "P10", redundancy: "LRS" }, 19.71, "PerMonth"],
  [{ charge: "ManagedDisk", region: "eastus", tier: "P20", redundancy: "LRS" }, 73.22, "PerMonth"],
  [{ charge: "ManagedDisk", region: "eastus", tier: "E10", redundancy: "ZRS" }, 14.4, "PerMonth"],
  [{ charge: "ManagedDisk", region: "eastus", tier: "S4", redundancy: "LRS" }, 1.536, "PerMonth"],
  [{ charge: "DiskCapacity", region: "eastus", family: "PremiumV2" }, 0.081, "PerGibMonth"],
];

export const testPrices: PriceList = pricesOf(amounts);

export function pricesOf(rows: readonly [PriceQuestion, number, UnitPrice["unit"]][]): PriceList {
  const price = (question: PriceQuestion, amount: number, unit: UnitPrice["unit"]): UnitPrice => ({
    amount,
    unit,
    origin: "SeedTable",
    asOf: "2026-07-24T00:00:00.000Z",
    effectiveFrom: null,
    meterId: null,
    meterName: question.charge,
    productName: "Test",
    skuName: "Test",
  });
  return {
    currency: "USD",
    prices: Object.fromEntries(
      rows.map(([question, amount, unit]) => [priceKey(question), price(question, amount, unit)]),
    ),
  };
}
