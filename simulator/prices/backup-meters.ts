import type { Meter } from "#simulator/prices/price-row.ts";

const vault = { service: "Backup", product: "Backup", unit: "1 GB/Month" } as const;

/** One unit of a protected instance is 10 USD a month (UK South, April 2026, and the announcement of 2015). */
const instanceUnit = 10;

/** Vault storage in East US, from memory (not verified); UK South has figures of its own (`known-prices.ts`). */
const vaultPrices: Record<string, number> = { LRS: 0.0224, ZRS: 0.028, GRS: 0.0448, "RA-GRS": 0.0569 };

/** Other workloads, so that the wanted row has to be found. No figures are known: all cost as much as a machine. */
const otherInstances = [
  "On Premises Server",
  "System Center DPM",
  "SQL Server in Azure VM",
  "SAP HANA in Azure VM",
  "Azure Files",
];

export const backupMeters: readonly Meter[] = [
  ...otherInstances.map(
    (sku): Meter => ({
      service: "Backup",
      product: "Backup",
      sku,
      meter: `${sku} Protected Instances`,
      unit: "1/Month",
      price: instanceUnit,
      basis: "simulated",
    }),
  ),
  {
    service: "Backup",
    product: "Backup",
    sku: "Azure VM",
    meter: "Azure VM Protected Instances",
    unit: "1/Month",
    price: instanceUnit,
    basis: "fact",
  },
  ...Object.entries(vaultPrices).flatMap(([redundancy, price]): Meter[] => {
    const row: Meter = { ...vault, sku: "Standard", meter: `${redundancy} Data Stored`, price, basis: "unverified" };
    return [row, { ...row, type: "DevTestConsumption" }];
  }),
  // Two public clients disagree about the name of the archive's meter, so both are here. No figure is known.
  ...["LRS", "GRS"].flatMap((redundancy): Meter[] => {
    const price = Number(((vaultPrices[redundancy] ?? 0) / 10).toPrecision(3));
    const row: Meter = { ...vault, sku: "Archive", meter: `${redundancy} Data Stored`, price, basis: "simulated" };
    return [row, { ...row, meter: `Archive ${redundancy} Data Stored` }];
  }),
  // Reserved capacity: the price is that of the whole term and block, whatever the unit says.
  ...(["1 Year", "3 Years"] as const).flatMap((term) =>
    ["100 TB", "1 PB"].map((block): Meter => {
      const gigabytes = block === "1 PB" ? 1024 * 1024 : 100 * 1024;
      const months = term === "1 Year" ? 10 : 24;
      return {
        service: "Backup",
        product: "Backup Reserved Capacity",
        sku: `Standard LRS - ${block}`,
        meter: "LRS Data Stored",
        unit: "1 GB/Month",
        type: "Reservation",
        term,
        price: Math.round(gigabytes * 0.0224 * months),
        basis: "simulated",
      };
    }),
  ),
];
