import { backupMeters } from "#simulator/prices/backup-meters.ts";
import { internetMeters, transferMeters } from "#simulator/prices/bandwidth-meters.ts";
import { diskMeters, provisionedMeters } from "#simulator/prices/disk-meters.ts";
import { knownPrice } from "#simulator/prices/known-prices.ts";
import { machineMeters } from "#simulator/prices/machine-meters.ts";
import { type PriceRegion, priceRegions } from "#simulator/prices/price-regions.ts";
import type { Meter, PriceRow } from "#simulator/prices/price-row.ts";
import { snapshotMeters } from "#simulator/prices/snapshot-meters.ts";
import { stableUuid } from "#simulator/random.ts";

/** Since when the rows are effective that do not say otherwise. */
const effectiveSince = "2024-01-01T00:00:00Z";

const services: Record<Meter["service"], { id: string; family: string }> = {
  Backup: { id: "DZH3155G7B5D", family: "Storage" },
  Storage: { id: productId("Storage"), family: "Storage" },
  Bandwidth: { id: productId("Bandwidth"), family: "Networking" },
  "Virtual Machines": { id: productId("Virtual Machines"), family: "Compute" },
};

/** These cost the same in every region. */
const samePriceEverywhere = /Protected Instances$/;

/** Rows that belong to no region of Resource Manager: zones of the network, and the world. */
const nowhere: readonly PriceRegion[] = [
  { name: "", location: "Zone 1", factor: 1, isZoned: true },
  { name: "Global", location: "Global", factor: 1, isZoned: true },
];

let rows: readonly PriceRow[] | null = null;

/** The whole list, which is made when it is asked for first. */
export function priceList(): readonly PriceRow[] {
  rows ??= [
    ...priceRegions.flatMap((region) =>
      [...machineMeters, ...snapshotMeters, ...diskMeters, ...provisionedMeters, ...backupMeters, ...transferMeters]
        .filter((meter) => region.isZoned || !isZoneRedundant(meter))
        .map((meter) => rowOf(meter, region)),
    ),
    ...nowhere.flatMap((region) => internetMeters.map((meter) => rowOf(meter, region))),
  ];
  return rows;
}

function isZoneRedundant(meter: Meter): boolean {
  return /\bZRS\b/.test(meter.sku) || /^ZRS\b/.test(meter.meter);
}

function rowOf(meter: Meter, region: PriceRegion): PriceRow {
  const service = services[meter.service];
  const isUniform = samePriceEverywhere.test(meter.meter);
  const factor = isUniform ? 1 : region.factor;
  const known = meter.type === undefined ? knownPrice(region.name, meter) : undefined;
  const price = known ?? Number((meter.price * factor).toPrecision(6));
  const product = productId(meter.product);
  const { savings } = meter;
  return {
    currencyCode: "USD",
    tierMinimumUnits: meter.tier ?? 0,
    ...(meter.term && { reservationTerm: meter.term }),
    retailPrice: price,
    unitPrice: price,
    armRegionName: region.name,
    location: region.location,
    effectiveStartDate: meter.from ?? effectiveSince,
    meterId: stableUuid(`meter/${meter.product}/${meter.sku}/${meter.meter}/${region.location}`),
    meterName: meter.meter,
    productId: product,
    skuId: `${product}/${shortCode(meter.sku, 4)}`,
    productName: meter.product,
    skuName: meter.sku,
    serviceName: meter.service,
    serviceId: service.id,
    serviceFamily: service.family,
    unitOfMeasure: meter.unit,
    type: meter.type ?? "Consumption",
    isPrimaryMeterRegion: !meter.isSecondary,
    armSkuName: meter.armSku ?? "",
    ...(savings !== undefined && {
      savingsPlan: [
        { unitPrice: price * savings, retailPrice: price * savings, term: "1 Year" as const },
        { unitPrice: price * savings * 0.67, retailPrice: price * savings * 0.67, term: "3 Years" as const },
      ],
    }),
  };
}

function productId(name: string): string {
  return `DZH3${shortCode(name, 8)}`;
}

function shortCode(text: string, length: number): string {
  return BigInt(`0x${stableUuid(`price/${text}`).replaceAll("-", "")}`)
    .toString(36)
    .toUpperCase()
    .slice(0, length);
}
