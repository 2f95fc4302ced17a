import type { Meter } from "#simulator/prices/price-row.ts";

const unit = "1 GB/Month";
const hdd = "Standard HDD Managed Disks";
const captured = { service: "Storage", unit, basis: "fact" } as const;

/**
 * Snapshots. Restore points are the rows of `Standard HDD Managed Disks`; the others have the same meter names and cost
 * up to four times as much. Captured from the price list for East US, 2026-07-24.
 */
export const snapshotMeters: readonly Meter[] = [
  // The dearer rows come first, as nothing promises an order.
  { ...captured, product: "Premium SSD Managed Disks", sku: "Snapshots LRS", meter: "LRS Snapshots", price: 0.132 },
  { ...captured, product: "Premium SSD Managed Disks", sku: "Snapshots ZRS", meter: "ZRS Snapshots", price: 0.198 },
  {
    ...captured,
    product: "Standard SSD Managed Disks",
    sku: "Snapshots LRS",
    meter: "Snapshots LRS Snapshots",
    price: 0.132,
  },
  {
    ...captured,
    product: "Standard SSD Managed Disks",
    sku: "Snapshots ZRS",
    meter: "Snapshots ZRS Snapshots",
    price: 0.198,
  },
  // What Standard backup policies pay, about 0.12 (support team's blog, 2024-01-16).
  { ...captured, product: "Standard Page Blob v2", sku: "Standard LRS", meter: "LRS Snapshots", price: 0.12 },
  ...(["LRS", "ZRS"] as const).flatMap((redundancy): Meter[] => {
    const row: Meter = {
      ...captured,
      product: hdd,
      sku: `Snapshots ${redundancy}`,
      meter: `${redundancy} Snapshots`,
      price: 0.05,
    };
    return [
      { ...row, price: 0.055, basis: "simulated", isSecondary: true },
      { ...row, price: 0.049, basis: "simulated", from: "2021-03-01T00:00:00Z" },
      { ...row, price: 0.052, basis: "simulated", from: "2099-01-01T00:00:00Z" },
      row,
      { ...row, type: "DevTestConsumption" },
    ];
  }),
  // Instant access (Premium SSD v2 and Ultra): the names come from one source, no figure is known.
  ...["Azure Premium SSD v2", "Ultra Disks"].flatMap((product): Meter[] => {
    const sku = "Instant Access Snapshots LRS";
    const row: Meter = { service: "Storage", product, sku, meter: sku, unit, price: 0.081, basis: "simulated" };
    return [row, { ...row, meter: `${sku} Disk Capacity Restored`, unit: "1 GB", price: 0.01 }];
  }),
];
