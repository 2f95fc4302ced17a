import type { PriceRow } from "#lib/domain/cost/prices/price-row.ts";

/** A row of Azure's table for the storage of restore points, changed as a test needs it. */
export const snapshotRow = (change: Partial<PriceRow> = {}): PriceRow => ({
  currencyCode: "USD",
  armRegionName: "westeurope",
  serviceName: "Storage",
  productName: "Standard HDD Managed Disks",
  skuName: "Snapshots ZRS",
  meterName: "ZRS Snapshots",
  meterId: "meter-1",
  unitOfMeasure: "1 GB/Month",
  retailPrice: 0.05,
  tierMinimumUnits: 0,
  type: "Consumption",
  isPrimaryMeterRegion: true,
  effectiveStartDate: "2024-01-01T00:00:00.000Z",
  ...change,
});

export const diskRow = (change: Partial<PriceRow> = {}): PriceRow =>
  snapshotRow({
    productName: "Premium SSD Managed Disks",
    skuName: "P80 LRS",
    meterName: "P80 LRS Disk",
    unitOfMeasure: "1/Month",
    retailPrice: 3604.11,
    ...change,
  });
