/** What a price can be asked for. Regions are ARM names (`westeurope`). */
export type PriceQuestion =
  | { charge: "ProtectedInstance"; region: string }
  | { charge: "SnapshotStorage"; region: string; redundancy: SnapshotRedundancy }
  | { charge: "VaultStorage"; region: string; redundancy: VaultRedundancy }
  | { charge: "ManagedDisk"; region: string; tier: string; redundancy: "LRS" | "ZRS" }
  | { charge: "DiskCapacity" | "InstantAccessStorage" | "InstantAccessRestore"; region: string; family: DiskFamily }
  | { charge: "InterRegionTransfer"; region: string; reach: "WithinContinent" | "BetweenContinents" };

export type Charge = PriceQuestion["charge"];
export type SnapshotRedundancy = "LRS" | "ZRS";
export type VaultRedundancy = "LRS" | "ZRS" | "GRS" | "RA-GRS";
/** Disks that are billed by what is provisioned, not by a tier. */
export type DiskFamily = "PremiumV2" | "Ultra";

/** A month has 730 hours in Azure's price tables. Azure writes GB and means GiB (pricing dossier 7.2, trap 5). */
export type PriceUnit = "PerMonth" | "PerGibMonth" | "PerGib";

export type UnitPrice = {
  amount: number;
  unit: PriceUnit;
  origin: "RetailPrices" | "PriceSheet" | "SeedTable";
  /** When we fetched or imported the row (ISO). */
  asOf: string;
  /** From when Azure charges it (ISO), where the row says so. */
  effectiveFrom: string | null;
  meterId: string | null;
  meterName: string;
  productName: string;
  skuName: string;
};

/** Plain data: the browser reckons with the same list as the server. All amounts are in one currency (ISO 4217). */
export type PriceList = { currency: string; prices: Readonly<Record<string, UnitPrice>> };

/** The key of a question's price in a list. */
export function priceKey(question: PriceQuestion): string {
  const about = `${question.charge}|${question.region.toLowerCase()}`;
  switch (question.charge) {
    case "ProtectedInstance":
      return about;
    case "SnapshotStorage":
    case "VaultStorage":
      return `${about}|${question.redundancy}`;
    case "ManagedDisk":
      return `${about}|${question.redundancy}|${question.tier}`;
    case "InterRegionTransfer":
      return `${about}|${question.reach}`;
    default:
      return `${about}|${question.family}`;
  }
}

/** null when no price is known: that is said, never reckoned as nothing. */
export const priceOf = (list: PriceList, question: PriceQuestion): UnitPrice | null =>
  list.prices[priceKey(question)] ?? null;
