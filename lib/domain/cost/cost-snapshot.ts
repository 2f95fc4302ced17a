import type { CostPart } from "./charge-line.ts";
import type { CostInputs, CostMachine } from "./cost-inputs.ts";
import type { CostTotal, FleetEstimate } from "./estimate-fleet.ts";
import { withoutPolicy } from "./estimate-fleet.ts";
import { includedData } from "./included-data.ts";

/** How full a VM's disks were taken to be and how much of that changes a day, all included disks together. */
export type AssumedOfVm = { usedRatio: number; dailyChurnRatio: number };

/** An estimate as it stood on a day: enough to say later what has changed. Amounts a month, as expected. */
export type SnapshotTotals = {
  total: CostTotal;
  byPart: { part: CostPart; amount: number }[];
  byPolicy: { id: string; name: string; amount: number }[];
  bySubscription: { id: string; name: string; amount: number }[];
  /** Unit prices by key. */
  prices: Record<string, number>;
  /** [id, name, amount, used ratio, daily churn ratio]: short, because there are thousands a day. */
  vms: [string, string, number, number, number][];
};

export function snapshotOf(inputs: CostInputs, estimate: FleetEstimate): SnapshotTotals {
  const assumed = inputs.machines.map(assumedOf);
  return {
    total: estimate.total,
    byPart: estimate.byPart.map(({ part, now }) => ({ part, amount: now.expected })),
    byPolicy: estimate.byPolicy.map(({ key, name, now }) => ({ id: key || withoutPolicy, name, amount: now.expected })),
    bySubscription: estimate.bySubscription.map(({ key, name, now }) => ({ id: key, name, amount: now.expected })),
    prices: Object.fromEntries([...estimate.used].map(([key, { amount }]) => [key, amount])),
    vms: inputs.vms.map(({ id, name, machine }, index) => {
      const { usedRatio = 0, dailyChurnRatio = 0 } = assumed[machine] ?? {};
      return [id, name, rounded(estimate.byVm[index]?.now.expected ?? 0), rounded(usedRatio), rounded(dailyChurnRatio)];
    }),
  };
}

export function assumedOf(machine: CostMachine): AssumedOfVm {
  const { disks, provisionedGib, usedGib } = includedData(machine);
  if (provisionedGib === 0 || usedGib.expected === 0) return { usedRatio: 0, dailyChurnRatio: 0 };
  const changed = disks.reduce((sum, disk) => sum + disk.usedGib.expected * disk.dailyChurnRatio.expected, 0);
  return { usedRatio: usedGib.expected / provisionedGib, dailyChurnRatio: changed / usedGib.expected };
}

/** A millionth of a unit of money is enough. */
const rounded = (value: number): number => Number(value.toFixed(6));
