import { diskTiers } from "#simulator/prices/disk-tiers.ts";
import type { Meter } from "#simulator/prices/price-row.ts";

const month = "1/Month";

type Family = { letter: string; product: string; redundancy: "LRS" | "ZRS"; prices: [number: number, price: number][] };

const premium = "Premium SSD Managed Disks";
const standardSsd = "Standard SSD Managed Disks";
const hdd = "Standard HDD Managed Disks";

const families: readonly Family[] = [
  { letter: "P", product: premium, redundancy: "LRS", prices: diskTiers.map((tier) => [tier.number, tier.premiumLrs]) },
  { letter: "P", product: premium, redundancy: "ZRS", prices: diskTiers.map((tier) => [tier.number, tier.premiumZrs]) },
  {
    letter: "E",
    product: standardSsd,
    redundancy: "LRS",
    prices: diskTiers.map((tier) => [tier.number, tier.standardSsdLrs]),
  },
  {
    letter: "E",
    product: standardSsd,
    redundancy: "ZRS",
    prices: diskTiers.map((tier) => [tier.number, tier.standardSsdZrs]),
  },
  {
    letter: "S",
    product: hdd,
    redundancy: "LRS",
    prices: diskTiers.flatMap((tier): [number, number][] => (tier.hddLrs ? [[tier.number, tier.hddLrs]] : [])),
  },
];

/** The surcharge for a shared disk was seen for P80: 219.00 beside 3604.11. Other tiers have the same share of it. */
const mountShare = 219 / 3604.11;
/** Fractions of a cent per 10,000 transactions; no exact figure is known. */
const operationsPrice = 0.0005;
/** No figures of reservations are known: a year costs ten months. */
const reservedMonths = 10;

/** Managed disks. Each tier's SKU has meters that are not the disk, and rows of other types with the same meter. */
export const diskMeters: readonly Meter[] = families.flatMap(({ letter, product, redundancy, prices }) =>
  prices.flatMap(([number, price]) => tierMeters(`${letter}${number} ${redundancy}`, product, price)),
);

function tierMeters(sku: string, product: string, price: number): Meter[] {
  const disk: Meter = {
    service: "Storage",
    product,
    sku,
    meter: `${sku} Disk`,
    unit: month,
    price,
    basis: "fact",
    armSku: sku.replace(" ", "_"),
  };
  const isLarge = product === premium && sku.endsWith("LRS") && price > 135;
  const extra: Meter[] = [
    { ...disk, type: "DevTestConsumption" },
    { ...disk, price: round(price * 1.04), basis: "simulated", from: "2021-03-01T00:00:00Z" },
    { ...disk, meter: `${sku} Disk Operations`, unit: "10K", price: operationsPrice, basis: "simulated" },
    {
      ...disk,
      meter: `${sku} Disk Operations`,
      unit: "10K",
      price: operationsPrice,
      basis: "simulated",
      type: "DevTestConsumption",
    },
  ];
  const mount: Meter[] =
    product === hdd
      ? []
      : [
          { ...disk, meter: `${sku} Disk Mount`, price: round(price * mountShare), basis: "derived" },
          {
            ...disk,
            meter: `${sku} Disk Mount`,
            price: round(price * mountShare),
            basis: "derived",
            type: "DevTestConsumption",
          },
        ];
  const reservation: Meter[] = isLarge
    ? [{ ...disk, type: "Reservation", term: "1 Year", price: round(price * reservedMonths), basis: "simulated" }]
    : [];
  return [...reservation, ...extra, disk, ...mount];
}

/** Premium SSD v2 and Ultra bill capacity, operations and throughput by the hour. Only one capacity figure is known. */
export const provisionedMeters: readonly Meter[] = [
  // About 0.081 USD per GiB and month in East US.
  provisioned("Azure Premium SSD v2", "Premium LRS", "Provisioned Capacity", "1 GiB/Hour", 0.000111, "fact"),
  provisioned("Azure Premium SSD v2", "Premium LRS", "Provisioned IOPS", "1/Hour", 0.0000068, "simulated"),
  provisioned("Azure Premium SSD v2", "Premium LRS", "Provisioned Throughput (MBps)", "1/Hour", 0.000055, "simulated"),
  provisioned("Ultra Disks", "Ultra LRS", "Provisioned Capacity", "1 GiB/Hour", 0.000164, "simulated"),
  provisioned("Ultra Disks", "Ultra LRS", "Provisioned IOPS", "1/Hour", 0.000068, "simulated"),
  provisioned("Ultra Disks", "Ultra LRS", "Provisioned Throughput (MBps)", "1/Hour", 0.00048, "simulated"),
];

function provisioned(
  product: string,
  sku: string,
  what: string,
  unit: string,
  price: number,
  basis: Meter["basis"],
): Meter {
  return { service: "Storage", product, sku, meter: `${sku} ${what}`, unit, price, basis };
}

function round(price: number): number {
  return Number(price.toPrecision(6));
}
