import type { Meter } from "#simulator/prices/price-row.ts";

const transfer = { service: "Bandwidth", product: "Bandwidth Inter-Region", unit: "1 GB" } as const;

/**
 * Transfer between regions. 0.02 USD inside a continent is the customary figure (not verified); one note of 2026-03-26
 * has 0.017 EUR for Europe, which agrees. Between continents no figure is known.
 */
export const transferMeters: readonly Meter[] = [
  {
    ...transfer,
    sku: "Inter-Region",
    meter: "Intra Continent Data Transfer Out",
    price: 0.02,
    basis: "unverified",
  },
  {
    ...transfer,
    sku: "Inter-Region",
    meter: "Inter Continent Data Transfer Out - NAM or EU To Any",
    price: 0.05,
    basis: "simulated",
  },
];

/** Transfer to the internet, in tiers of which the first is free. Rows of tiers have no order. */
export const internetMeters: readonly Meter[] = [
  { minimum: 10_240, price: 0.083 },
  { minimum: 0, price: 0 },
  { minimum: 100, price: 0.087 },
].map(({ minimum, price }) => ({
  service: "Bandwidth",
  product: "Rtn Preference: MGN",
  sku: "Standard",
  meter: "Standard Data Transfer Out",
  unit: "1 GB",
  price,
  tier: minimum,
  basis: "simulated",
}));
