import { regions } from "#simulator/fleet/regions.ts";

export type PriceRegion = { name: string; location: string; factor: number; isZoned: boolean };

/** The price list has spellings of its own: `EU West` for West Europe. */
const spellings: Record<string, string> = {
  westeurope: "EU West",
  northeurope: "EU North",
  eastus: "US East",
  eastus2: "US East 2",
  westus: "US West",
  swedencentral: "SE Central",
  germanywestcentral: "DE West Central",
  uksouth: "UK South",
};

/**
 * Figures are known for East US, and a few for East US 2 and UK South. Everywhere else a price is East US's times the
 * region's factor. The factors are simulated: they only make regions differ, as they do.
 */
const factors: Record<string, number> = {
  eastus: 1,
  eastus2: 1,
  westus: 1.1,
  northeurope: 1.05,
  westeurope: 1.1,
  swedencentral: 1.08,
  germanywestcentral: 1.12,
  uksouth: 1.06,
};
const otherFactor = 1.15;

export const priceRegions: readonly PriceRegion[] = regions.map(({ name, displayName, zones }) => ({
  name,
  location: spellings[name] ?? displayName,
  factor: factors[name] ?? otherFactor,
  isZoned: zones.length > 0,
}));
