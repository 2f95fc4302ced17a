import {
  type Charge,
  type PriceList,
  type PriceQuestion,
  type PriceUnit,
  priceOf,
  type UnitPrice,
} from "./price-list.ts";
import { questionInWords, unitWords } from "./prices/price-words.ts";
import { mapRange, type Range, sumRanges } from "./range.ts";

/** What a line pays for. Several parts may be charged by the same meter. */
export const costParts = [
  "ProtectedInstance",
  "KeptPoints",
  "BinnedPoints",
  "InstantSnapshots",
  "VaultData",
  "CopiedPoints",
  "CopyTransfer",
  "FirstCopyTransfer",
  "RestoredDisks",
  "InstantAccess",
  "InstantAccessRestore",
] as const;
export type CostPart = (typeof costParts)[number];

export const partInWords: Record<CostPart, string> = {
  ProtectedInstance: "Protected instance",
  KeptPoints: "Restore points",
  BinnedPoints: "Restore points in the bin",
  InstantSnapshots: "Instant recovery snapshots",
  VaultData: "Vault storage",
  CopiedPoints: "Restore points in the other region",
  CopyTransfer: "Transfer to the other region",
  FirstCopyTransfer: "First copy to the other region",
  RestoredDisks: "Restored disks",
  InstantAccess: "Instant access storage",
  InstantAccessRestore: "Restore by instant access",
};

export type QuantityUnit = "Units" | "GiB" | "Disks";

/** One amount on the bill, a month unless `isOnce`. */
export type ChargeLine = {
  part: CostPart;
  charge: Charge;
  region: string;
  quantity: Range;
  unit: QuantityUnit;
  price: UnitPrice;
  amount: Range;
  isOnce: boolean;
  /** Why so much, in a sentence. */
  because: string;
};

/** Something that costs and cannot be reckoned: no price, or a size that Azure did not tell. Never taken as nothing. */
export type Unpriced = { part: CostPart; quantity: Range | null; unit: QuantityUnit; because: string };

export type Estimate = { lines: ChargeLine[]; unpriced: Unpriced[] };

/** What is used of something that costs, before it has a price. */
export type Usage = {
  part: CostPart;
  /** null where there is nothing to ask a price for; `explain` says why. */
  question: PriceQuestion | null;
  /** null when it is not known how much. */
  quantity: Range | null;
  isOnce?: boolean;
  /** A sentence; made only where somebody reads it. */
  explain: () => string;
};

const unitOf: Record<PriceUnit, QuantityUnit> = { PerMonth: "Units", PerGibMonth: "GiB", PerGib: "GiB" };

/** How each charge has to be priced; a price by anything else is not understood, and so not used. */
const pricedPer: Record<Charge, PriceUnit> = {
  ProtectedInstance: "PerMonth",
  SnapshotStorage: "PerGibMonth",
  VaultStorage: "PerGibMonth",
  ManagedDisk: "PerMonth",
  DiskCapacity: "PerGibMonth",
  InstantAccessStorage: "PerGibMonth",
  InstantAccessRestore: "PerGib",
  InterRegionTransfer: "PerGib",
};

/** A line for each usage, or what is missing to write it. */
export function toEstimate(usages: readonly Usage[], prices: PriceList): Estimate {
  const estimate: Estimate = { lines: [], unpriced: [] };
  for (const usage of usages) {
    const { part, question, quantity, isOnce = false } = usage;
    const unit = unitFor(question);
    const price = usablePrice(usage, prices);
    if (!price || !question || !quantity) {
      estimate.unpriced.push({ part, quantity, unit, because: problemOf(usage, prices) });
      continue;
    }
    const amount = mapRange(quantity, (count) => count * price.amount);
    const { charge, region } = question;
    estimate.lines.push({ part, charge, region, quantity, unit, price, amount, isOnce, because: usage.explain() });
  }
  return estimate;
}

const unitFor = (question: PriceQuestion | null): QuantityUnit =>
  question === null ? "GiB" : question.charge === "ManagedDisk" ? "Disks" : unitOf[pricedPer[question.charge]];

/** null for a usage that cannot be reckoned; `problemOf` says why. */
export function usablePrice({ question, quantity }: Usage, prices: PriceList): UnitPrice | null {
  if (!question || !quantity) return null;
  const price = priceOf(prices, question);
  return price && price.unit === pricedPer[question.charge] && isAmount(price.amount) ? price : null;
}

const isAmount = (amount: number): boolean => amount >= 0 && amount < Number.POSITIVE_INFINITY;

export function problemOf({ question, quantity, explain }: Usage, prices: PriceList): string {
  if (!question || !quantity) return explain();
  const what = `${questionInWords(question)} in ${question.region}`;
  const price = priceOf(prices, question);
  if (!price) return `No price is known for this: ${what}.`;
  return isAmount(price.amount)
    ? `The price is in a unit that was not expected (${unitWords[price.unit]}): ${what}.`
    : `The price is not a number: ${what}.`;
}

/** A month, without what is paid once. */
export const monthlyTotal = ({ lines }: Pick<Estimate, "lines">): Range =>
  sumRanges(lines.filter(({ isOnce }) => !isOnce).map(({ amount }) => amount));

export const onceTotal = ({ lines }: Pick<Estimate, "lines">): Range =>
  sumRanges(lines.filter(({ isOnce }) => isOnce).map(({ amount }) => amount));
