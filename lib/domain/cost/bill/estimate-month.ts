import { withUsedRatio } from "../compare-ways.ts";
import type { CostMachine } from "../cost-inputs.ts";
import { includedData } from "../included-data.ts";
import { gapsBetween, type PointGaps } from "../point-gaps.ts";
import { exactly, mapRange, noRange, type Range } from "../range.ts";
import { storedGib } from "../stored-points.ts";

/** Points of one collection, by when they were there. The disks are those of today: a ledger keeps no others. */
export type BilledChain = {
  machine: CostMachine;
  points: readonly { takenAtMs: number; deletedAtMs: number | null }[];
};

/** The same points as storage sees them, once for each way they lay: most days are like the day before. */
export type ChainOverDays = { machine: CostMachine; chains: readonly { chain: PointGaps; share: number }[] };

/** @param looksAtMs instants within the billed days, one for each day */
export function chainOverDays({ machine, points }: BilledChain, looksAtMs: readonly number[]): ChainOverDays {
  const counts = new Map<string, { chain: PointGaps; looks: number }>();
  for (const atMs of looksAtMs) {
    const held = points.filter((point) => point.takenAtMs <= atMs && (point.deletedAtMs ?? Infinity) > atMs);
    if (held.length === 0) continue;
    const hours = held.map(({ takenAtMs }) => Math.round(takenAtMs / hourMs)).toSorted((a, b) => a - b);
    const key = hours.map((hour, index) => hour - (hours[index - 1] ?? hour)).join();
    const known = counts.get(key) ?? { chain: gapsBetween(hours.map((hour) => hour * hourMs)), looks: 0 };
    known.looks += 1;
    counts.set(key, known);
  }
  return {
    machine,
    chains: [...counts.values()].map(({ chain, looks }) => ({ chain, share: looks / looksAtMs.length })),
  };
}

const hourMs = 3_600_000;

/** GiB that a chain took on an average day. */
export function averageGib({ machine, chains }: ChainOverDays): Range {
  const sum = { ...noRange };
  for (const { chain, share } of chains) {
    const { low, expected, high } = storedGib(machine, chain);
    sum.low += low * share;
    sum.expected += expected * share;
    sum.high += high * share;
  }
  return sum;
}

/** What assumptions a bill implies, each while the other stays what it was assumed to be. */
export type BillFit = {
  billedGib: number;
  provisionedGib: number;
  /** How full the disks are; as a range, for how much changes is assumed. Null when even full disks would take less. */
  usedRatio: Range | null;
  /** Of what is used, a day; as a range, for how full the disks are is assumed. Null when no churn explains the bill. */
  dailyChurnRatio: Range | null;
  /** What was assumed until now, over all disks. */
  assumedUsedRatio: number;
};

/** @returns null when there is nothing to compare */
export function fitBill(chains: readonly ChainOverDays[], billedGib: number): BillFit | null {
  const held = chains.filter((each) => each.chains.length > 0);
  const provisionedGib = sum(held, ({ machine }) => includedData(machine).provisionedGib);
  const used = sum(held, ({ machine }) => includedData(machine).usedGib.expected);
  if (provisionedGib === 0 || billedGib <= 0) return null;
  const full = { ...noRange };
  for (const each of held) {
    const { low, expected, high } = averageGib({ ...each, machine: withUsedRatio(each.machine, 1) });
    full.low += low;
    full.expected += expected;
    full.high += high;
  }
  const expected = billedGib / full.expected;
  const usedRatio = { low: billedGib / full.high, expected, high: Math.min(1, billedGib / full.low) };
  return {
    ...{ billedGib, provisionedGib },
    usedRatio: expected <= 1 ? mapRange(usedRatio, rounded) : null,
    dailyChurnRatio: fitChurn(held, billedGib),
    assumedUsedRatio: used / provisionedGib,
  };
}

const bisections = 24;

function fitChurn(chains: readonly ChainOverDays[], billedGib: number): Range | null {
  const expected = churnAt(chains, billedGib, "expected");
  if (expected === null) return null;
  // The fuller the disks are, the less has to change.
  const low = churnAt(chains, billedGib, "high") ?? 0;
  return { low, expected, high: churnAt(chains, billedGib, "low") ?? expected };
}

/** Storage never falls when more changes, so the churn lies between two tries. */
function churnAt(chains: readonly ChainOverDays[], billedGib: number, used: keyof Range): number | null {
  const storedAt = (churn: number) =>
    sum(chains, (each) => averageGib({ ...each, machine: withChurn(each.machine, churn) })[used]);
  if (storedAt(0) > billedGib || storedAt(1) < billedGib) return null;
  let [low, high] = [0, 1];
  for (let step = 0; step < bisections; step++) {
    const middle = (low + high) / 2;
    if (storedAt(middle) > billedGib) high = middle;
    else low = middle;
  }
  return rounded(high);
}

const withChurn = (machine: CostMachine, churn: number): CostMachine => ({
  ...machine,
  dailyChurnRatio: { ...exactly(churn), from: machine.dailyChurnRatio.from },
  disks: machine.disks.map((disk) => ({ ...disk, dailyChurnRatio: null })),
});

/** To a tenth of a percent: a bill does not know more. */
const rounded = (ratio: number): number => Math.round(ratio * 1_000) / 1_000;

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
