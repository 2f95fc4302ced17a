import type { PriceQuestion, PriceUnit, UnitPrice } from "../price-list.ts";
import type { NoPriceReason } from "./answer-question.ts";

const familyWords = { PremiumV2: "Premium SSD v2", Ultra: "Ultra Disk" } as const;

/** What is asked, without its region: "Snapshot storage ZRS". */
export function questionInWords(question: PriceQuestion): string {
  switch (question.charge) {
    case "ProtectedInstance":
      return "Protected instance (Azure Backup)";
    case "SnapshotStorage":
      return `Snapshot storage ${question.redundancy}`;
    case "VaultStorage":
      return `Vault storage ${question.redundancy}`;
    case "ManagedDisk":
      return `Managed disk ${question.tier} ${question.redundancy}`;
    case "DiskCapacity":
      return `Provisioned capacity, ${familyWords[question.family]}`;
    case "InstantAccessStorage":
      return `Instant access storage, ${familyWords[question.family]}`;
    case "InstantAccessRestore":
      return `Instant access restore, ${familyWords[question.family]}`;
    case "InterRegionTransfer":
      return question.reach === "WithinContinent"
        ? "Transfer to a region of the same continent"
        : "Transfer to another continent";
  }
}

export const unitWords: Record<PriceUnit, string> = {
  PerMonth: "per month",
  PerGibMonth: "per GiB and month",
  PerGib: "per GiB",
};

export const priceOriginWords: Record<UnitPrice["origin"], string> = {
  PriceSheet: "Your price sheet",
  RetailPrices: "Azure's list prices",
  SeedTable: "The table that came with Stillpoint",
};

export const noPriceWords: Record<NoPriceReason, string> = {
  NoRow: "The table has no row for it.",
  NotYetInForce: "Its row is not in force yet.",
  NotPlausible: "Its row has no plausible price.",
  UnknownUnit: "Its row is in a unit that is not known.",
  SeveralPrices: "Several rows give different prices.",
};
