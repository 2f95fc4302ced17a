import { z } from "zod";
import type { BillCharge } from "#lib/domain/cost/bill/bill-charge.ts";
import type { Range } from "#lib/domain/cost/range.ts";

/** An export of a large agreement has some 300 MB a month. */
export const billBytesMax = 512 * 1024 * 1024;

export const billFormats = ["Focus", "EnterpriseAgreement", "CustomerAgreement", "PayAsYouGo"] as const;

/** How a file was read. */
export const billReading = z.object({
  format: z.enum(billFormats),
  encoding: z.enum(["UTF-8", "UTF-16LE", "UTF-16BE"]),
  delimiter: z.string(),
  rowsRead: z.number(),
  leftOut: z.array(z.object({ reason: z.string(), count: z.number(), examples: z.array(z.string()) })),
});
export type BillReading = z.infer<typeof billReading>;

export const billInput = z.object({ importId: z.uuid() });
export type BillInput = z.infer<typeof billInput>;

export type BillSummaryDto = {
  id: string;
  fileName: string;
  currency: string;
  /** Days, both included. */
  periodStart: string;
  periodEnd: string;
  lineCount: number;
  importedBy: string;
  importedAt: string;
  /** Null for a preview. */
  takenAt: string | null;
};

export type BilledAmountDto = { charge: BillCharge; quantity: number; unit: string; cost: number };

/** What a file says of one month and subscription, and what of an earlier import it takes the place of. */
export type BilledMonthDto = {
  month: string;
  subscriptionId: string;
  /** Null for a subscription that is not in the inventory. */
  subscriptionName: string | null;
  from: string;
  to: string;
  cost: number;
  replaces: { fileName: string; from: string; to: string; cost: number; currency: string } | null;
};

export type BillDto = BillSummaryDto & {
  reading: BillReading;
  amounts: BilledAmountDto[];
  /** At most `shownMax` of `monthCount`. */
  months: BilledMonthDto[];
  monthCount: number;
};

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/);

export const actualsSorts = ["name", "billed", "estimated", "difference"] as const;
export type ActualsSort = (typeof actualsSorts)[number];

export const compareBillInput = z.object({
  /** First day of the month; the newest that is billed when left out. */
  month: month.optional(),
  search: z.string().trim().max(100).optional(),
  sort: z.enum([...actualsSorts, ...actualsSorts.map((sort) => `-${sort}` as const)]).default("-billed"),
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type CompareBillInput = z.infer<typeof compareBillInput>;

/** One resource group of one subscription, as billed and as estimated for the same days. */
export type ComparedGroupDto = {
  key: string;
  resourceGroup: string;
  subscriptionName: string;
  /** Snapshot storage on the bill: amount, and GiB on an average day. */
  billed: number | null;
  billedGib: number | null;
  /** Null where our ledger has no points. */
  estimatedGib: Range | null;
  /** Also null without a price, or in another currency than the bill's. */
  estimated: Range | null;
  difference: number | null;
  /** Other charges of Azure Backup and transfers on the bill, which Stillpoint's restore points do not cause. */
  otherCharges: { charge: BillCharge; cost: number }[];
  /** Used ratio that the bill implies; null where the two cannot be compared. */
  fittedUsedRatio: Range | null;
  /** Why the two may differ although the estimate is right, in sentences. */
  notes: string[];
};

export type BillFitDto = {
  groups: number;
  billedGib: number;
  provisionedGib: number;
  usedRatio: Range;
  /** Null when no daily change explains the bill. */
  dailyChurnRatio: Range | null;
  assumedUsedRatio: number;
};

export type BilledChargeDto = {
  charge: BillCharge;
  billed: number;
  /** Only for what restore points cause. */
  estimated: Range | null;
};

export type BillComparisonDto = {
  /** Months with a bill, the newest first. */
  months: string[];
  /** Null while there is no bill. */
  month: string | null;
  currency: string;
  /** What estimates are in. */
  estimateCurrency: string;
  from: string | null;
  to: string | null;
  charges: BilledChargeDto[];
  /** Over the groups that can be compared; null where there are none. */
  fit: BillFitDto | null;
  rows: ComparedGroupDto[];
  next: string | null;
  previous: string | null;
  total: number;
};

export type BillsDto = { imports: BillSummaryDto[] };

/** Takes what a month's bill implies as the fleet's assumption. */
export const takeBillFitInput = z.object({ month, value: z.enum(["usedRatio", "dailyChurnRatio"]) });
export type TakeBillFitInput = z.infer<typeof takeBillFitInput>;
