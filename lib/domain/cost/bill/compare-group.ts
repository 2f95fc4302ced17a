import { usablePrice } from "../charge-line.ts";
import { countOf } from "../in-words.ts";
import { includedData } from "../included-data.ts";
import type { PriceList } from "../price-list.ts";
import { addRanges, mapRange, noRange, type Range } from "../range.ts";
import { snapshotRedundancyIn } from "../stored-points.ts";
import type { BillCharge } from "./bill-charge.ts";
import type { BilledDays } from "./bill-month.ts";
import { averageGib, type BillFit, type ChainOverDays, fitBill } from "./estimate-month.ts";

/** What a bill and the ledger say of one resource group. */
export type BilledGroup = {
  days: BilledDays;
  billed: readonly { charge: BillCharge; quantity: number; cost: number }[];
  /** Collections of VMs that are still there. */
  chains: readonly ChainOverDays[];
  /** Points within those days that the estimate leaves out. */
  foreignPoints: number;
  goneVms: number;
};

export type ComparedGroup = {
  /** Snapshot storage; null where the bill has none. */
  billed: number | null;
  billedGib: number | null;
  estimatedGib: Range | null;
  estimated: Range | null;
  otherCharges: { charge: BillCharge; cost: number }[];
  /** Null where bill and ledger are not of the same points. */
  fit: BillFit | null;
  notes: string[];
};

/** The bill of some days beside the estimate of the same days: what restore points cause is snapshot storage, and nothing else. */
export function compareGroup(group: BilledGroup, prices: PriceList): ComparedGroup {
  const { days, chains } = group;
  const storage = group.billed.filter(({ charge }) => charge === "SnapshotStorage");
  const held = chains.filter((each) => each.chains.length > 0);
  const billed = storage.length === 0 ? null : sum(storage.map(({ cost }) => cost));
  const billedGib = billed === null ? null : averageBilledGib(sum(storage.map(({ quantity }) => quantity)), days);
  const priced = held.length === 0 ? null : amountOf(held, days, prices);
  const isSameThing = group.foreignPoints === 0 && group.goneVms === 0 && held.length > 0;
  const fit = isSameThing && billedGib !== null ? fitBill(held, billedGib) : null;
  const isTooMuch = fit !== null && fit.usedRatio === null;
  return {
    ...{ billed, billedGib },
    estimatedGib: held.length === 0 ? null : held.map(averageGib).reduce(addRanges, noRange),
    estimated: priced,
    otherCharges: group.billed.flatMap(({ charge, cost }) => (charge === "SnapshotStorage" ? [] : [{ charge, cost }])),
    fit: isTooMuch ? null : fit,
    notes: notesOn(group, held, { isBilled: billed !== null, isPriced: priced !== null, isTooMuch }),
  };
}

/**
 * A bill counts GiB-months: each day adds what was stored then, divided by the days of the month (incremental snapshots, 2024-12-09:
 * 10 GiB are 0.3226 on a day of a month of 31 days).
 */
export const averageBilledGib = (quantity: number, { days, daysOfMonth }: BilledDays): number =>
  (quantity * daysOfMonth) / days;

/** null when a part of it has no price: a sum without it would be too low. */
function amountOf(
  chains: readonly ChainOverDays[],
  { days, daysOfMonth }: BilledDays,
  prices: PriceList,
): Range | null {
  let amount = noRange;
  for (const chain of chains) {
    const { region } = chain.machine;
    const quantity = averageGib(chain);
    const redundancy = snapshotRedundancyIn(prices, region, null);
    const question = { charge: "SnapshotStorage", region, redundancy } as const;
    const price = usablePrice({ part: "KeptPoints", question, quantity, explain: () => "" }, prices);
    if (!price) return null;
    const monthly = price.amount * (days / daysOfMonth);
    amount = addRanges(
      amount,
      mapRange(quantity, (gib) => gib * monthly),
    );
  }
  return amount;
}

function notesOn(
  { foreignPoints, goneVms }: BilledGroup,
  held: readonly ChainOverDays[],
  { isBilled, isPriced, isTooMuch }: { isBilled: boolean; isPriced: boolean; isTooMuch: boolean },
): string[] {
  const unknown = sum(held.map(({ machine }) => includedData(machine).unknownSizes));
  const verb = (count: number, one: string, many: string) => (count === 1 ? one : many);
  return [
    ...(held.length === 0 && isBilled
      ? ["Stillpoint had no restore points here: these are snapshots of Azure Backup, of other tools, or made by hand."]
      : []),
    ...(held.length > 0 && !isBilled
      ? ["Stillpoint had restore points here, and the bill has no snapshot storage."]
      : []),
    ...(foreignPoints > 0
      ? [
          `${countOf(foreignPoints, "restore point")} of other tools ${verb(foreignPoints, "is", "are")} billed here, too, and not estimated.`,
        ]
      : []),
    ...(goneVms > 0
      ? [
          `Restore points of ${countOf(goneVms, "VM")} that ${verb(goneVms, "is", "are")} gone are billed, and not estimated.`,
        ]
      : []),
    ...(isTooMuch
      ? [
          "Even full disks would take less than is billed: there are other snapshots here, or much more changes than assumed.",
        ]
      : []),
    ...(unknown > 0 ? [`The size of ${countOf(unknown, "disk")} is not known, so the estimate is too low.`] : []),
    ...(held.length > 0 && !isPriced ? ["Snapshot storage has no known price here."] : []),
  ];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
