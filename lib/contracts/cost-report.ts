import { z } from "zod";
import type { Assumed, AssumptionScope } from "#lib/domain/cost/assumptions.ts";
import type { CostPart, QuantityUnit } from "#lib/domain/cost/charge-line.ts";
import type { CostTotal } from "#lib/domain/cost/estimate-fleet.ts";
import { type OrphanKind, orphanKinds } from "#lib/domain/cost/orphans.ts";
import type { UnitPrice } from "#lib/domain/cost/price-list.ts";
import type { Range } from "#lib/domain/cost/range.ts";
import type { UsedRatioPoint } from "#lib/domain/cost/used-ratio-series.ts";
import type { Way } from "#lib/domain/cost/ways.ts";

/** What the total is broken down by. */
export const costGroupings = ["policy", "subscription", "resourceGroup", "vm", "charge"] as const;
export type CostGrouping = (typeof costGroupings)[number];

/** VMs that are named one by one in an address. */
export const costSelectionMax = 100;

/**
 * A part of the fleet's cost. `key`: our id of the policy, subscription or VM; `<subscription>/<resource group>`; the charge's part; for
 * `vms` ids with commas between them; empty for the fleet.
 */
export const costPartOfFleet = z.object({
  by: z.enum(["fleet", ...costGroupings, "vms"]).default("fleet"),
  key: z
    .string()
    .max(37 * costSelectionMax)
    .default(""),
});
export type CostPartOfFleet = z.infer<typeof costPartOfFleet>;

const paging = {
  search: z.string().trim().max(100).optional(),
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};

export const costSorts = ["name", "vms", "now", "in12Months"] as const;
export type CostSort = (typeof costSorts)[number];

export const listCostInput = z.object({
  by: z.enum(costGroupings).default("policy"),
  /** Only VMs of these; what charges are shared by is not asked. */
  policyId: z.union([z.uuid(), z.literal("none")]).optional(),
  subscriptionId: z.uuid().optional(),
  resourceGroup: z.string().trim().max(90).optional(),
  sort: z.enum([...costSorts, ...costSorts.map((sort) => `-${sort}` as const)]).default("-now"),
  ...paging,
});
export type ListCostInput = z.infer<typeof listCostInput>;

export type CostRowDto = CostTotal & {
  key: string;
  name: string;
  /** Where it is: of a VM its resource group, of a resource group its subscription. */
  place: string | null;
  vms: number;
  /** VMs for which something has no price, so that the amounts are too low. */
  unpricedVms: number;
};

type PageOf<Row> = { rows: Row[]; next: string | null; previous: string | null; total: number };
export type CostPageDto = PageOf<CostRowDto> & { currency: string };

/** Prices that the estimate used, of one origin. */
export type UsedPricesDto = { origin: UnitPrice["origin"]; prices: number; oldest: string; newest: string };

export type UnpricedDto = { because: string; vms: number };

export type CostSummaryDto = {
  currency: string;
  /** When the ledger was read for it. */
  reckonedAt: string;
  vms: number;
  total: CostTotal;
  byPart: (CostTotal & { part: CostPart; name: string })[];
  prices: UsedPricesDto[];
  unpricedVms: number;
  unpriced: UnpricedDto[];
  /** VMs that agent-based backup would protect for less; the amount is null without a price of the fee. */
  dearerAgentless: { vms: number; monthly: Range | null };
  /** `onTop`: what of it is not in the total, because it belongs to no VM that is there or to another tool. */
  orphans: { points: number; monthly: Range; onTop: Range };
  /** What the month in twelve months would change by if all policies ran weekly; null while no policy runs more often. */
  weekly: Range | null;
};

/** Quantity times unit price. */
export type CostAmountDto = { quantity: Range; amount: Range };

export type CostLineDto = {
  part: CostPart;
  name: string;
  region: string;
  unit: QuantityUnit;
  price: UnitPrice;
  now: CostAmountDto | null;
  in12Months: CostAmountDto | null;
  vms: number;
  /** How the quantity came about; null for several VMs. */
  because: string | null;
};

export type CostReasonsDto = CostTotal & {
  name: string;
  currency: string;
  reckonedAt: string;
  vms: number;
  lines: CostLineDto[];
  unpriced: UnpricedDto[];
};

export type StoredAssumptionDto = {
  usedRatio: Range | null;
  dailyChurnRatio: Range | null;
  note: string | null;
  setBy: string;
  setAt: string;
};

/** What holds at one scope, and what was said there. */
export type AssumptionRowDto = {
  scope: Exclude<AssumptionScope, "Default">;
  scopeId: string;
  name: string;
  usedRatio: Assumed;
  dailyChurnRatio: Assumed;
  stored: StoredAssumptionDto | null;
};
/** From the widest to the nearest. */
export type AssumptionsDto = { rows: AssumptionRowDto[] };

export const compareCostInput = costPartOfFleet.extend({ copyTo: z.string().trim().toLowerCase().max(50).optional() });
export type CompareCostInput = z.infer<typeof compareCostInput>;

export type CostWayDto = {
  way: Way;
  name: string;
  monthly: Range;
  once: Range;
  parts: { part: CostPart; name: string; amount: Range }[];
  unpriced: UnpricedDto[];
};

/** The ways of protecting the same VMs, in twelve months. */
export type CostWaysDto = {
  name: string;
  currency: string;
  vms: number;
  ways: CostWayDto[];
  /** Amounts over how full the disks are. */
  series: UsedRatioPoint[];
  /** How full they are taken to be, of all that is provisioned. */
  usedRatio: Range | null;
  /** What decides, in sentences. */
  breakEven: string[];
  copyTo: string | null;
  /** Regions with a price, to copy to. */
  regions: string[];
};

export const listDearerInput = z.object(paging);
export type ListDearerInput = z.infer<typeof listDearerInput>;

export type DearerRowDto = {
  vmId: string;
  name: string;
  resourceGroup: string;
  provisionedGib: number;
  usedGib: Range;
  agentlessUnits: number;
  agentUnits: Range;
  /** Agentless more than agent-based, a month; null without a price of the fee. */
  monthly: Range | null;
};
export type DearerPageDto = PageOf<DearerRowDto> & { currency: string };

export const listOrphansInput = z.object({ kind: z.enum(orphanKinds).optional(), ...paging });
export type ListOrphansInput = z.infer<typeof listOrphansInput>;

export type OrphanRowDto = {
  id: string;
  kind: OrphanKind;
  because: string;
  virtualMachineId: string;
  vmName: string;
  collectionName: string | null;
  points: number;
  oldestAt: string | null;
  gib: Range | null;
  monthly: Range | null;
  /** Why it has no amount. */
  problem: string | null;
};
export type OrphanPageDto = PageOf<OrphanRowDto> & {
  currency: string;
  sum: Range;
  byKind: { kind: OrphanKind; because: string; points: number; monthly: Range }[];
};

/** The expected amount a month then, now, and the difference. */
export type ChangedAmountDto = { key: string; name: string; before: number; after: number };

export type CostChangeDto =
  | { state: "NoSnapshot" }
  | { state: "OtherCurrency"; day: string; currency: string; currencyThen: string }
  | {
      state: "Compared";
      day: string;
      /** False while the oldest snapshot is younger than a month. */
      isMonth: boolean;
      currency: string;
      before: number;
      after: number;
      /** What the difference is made of; together they are the difference. */
      causes: { cause: ChangeCause; amount: number; count: number }[];
      byPart: ChangedAmountDto[];
      byPolicy: ChangedAmountDto[];
      /** The VMs that changed most. */
      byVm: (ChangedAmountDto & { isGone: boolean })[];
    };

export const changeCauses = ["NewVms", "GoneVms", "Prices", "Assumptions", "Points"] as const;
export type ChangeCause = (typeof changeCauses)[number];

export const costLists = ["groups", "why", "ways", "usedRatio", "agentless", "orphans", "changes"] as const;

/** A list as a file, whole: without search and paging. */
export const costFileInput = compareCostInput.omit({ by: true }).extend({
  list: z.enum(costLists),
  by: z.enum(["fleet", ...costGroupings, "vms"]).default("policy"),
});
export type CostFileInput = z.infer<typeof costFileInput>;
