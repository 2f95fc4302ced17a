import type { CostInputs, CostMachine } from "./cost-inputs.ts";
import { type AssumedOfVm, assumedOf, type SnapshotTotals } from "./cost-snapshot.ts";
import { estimateFleet, type FleetEstimate } from "./estimate-fleet.ts";
import type { PriceList } from "./price-list.ts";
import { exactly } from "./range.ts";

export type VmChange = { id: string; name: string; before: number; after: number; isGone: boolean };

/** Why the expected monthly amount is another one. The causes' amounts add up to the difference. */
export type CostChange = {
  before: number;
  after: number;
  newVms: { amount: number; vms: number };
  goneVms: { amount: number; vms: number };
  /** Of VMs that were there before: other unit prices, other assumptions, and everything else about points, disks and policies. */
  prices: { amount: number; prices: number };
  assumptions: { amount: number; vms: number };
  points: { amount: number; vms: number };
  /** Greatest difference first, without those that stayed the same. */
  byVm: VmChange[];
};

const centMin = 0.005;
/** Stored ratios are rounded. */
const ratioMin = 1e-5;

/**
 * Today's VMs are reckoned twice more: at the prices of then, and at those with the assumptions of then. What is left is what
 * became of the points themselves.
 */
export function explainChange(
  then: SnapshotTotals,
  inputs: CostInputs,
  prices: PriceList,
  estimate: FleetEstimate = estimateFleet(inputs, { prices }),
): CostChange {
  const vmsThen = new Map(
    then.vms.map(([id, name, amount, usedRatio, dailyChurnRatio]) => [
      id,
      { name, amount, usedRatio, dailyChurnRatio },
    ]),
  );
  const old = pricesOfThen(prices, then.prices);
  const atOldPrices = old.changed === 0 ? estimate : estimateFleet(inputs, { prices: old.prices });
  const assumed = assumedAsThen(inputs, vmsThen);
  const asThen = assumed.changed === 0 ? atOldPrices : estimateFleet(assumed.inputs, { prices: old.prices });
  const change: CostChange = {
    before: sum(then.vms.map(([, , amount]) => amount)),
    after: estimate.total.now.expected,
    newVms: { amount: 0, vms: 0 },
    goneVms: { amount: 0, vms: 0 },
    prices: { amount: 0, prices: old.changed },
    assumptions: { amount: 0, vms: assumed.changed },
    points: { amount: 0, vms: 0 },
    byVm: [],
  };
  inputs.vms.forEach(({ id, name }, index) => {
    const amountIn = (each: FleetEstimate) => each.byVm[index]?.now.expected ?? 0;
    const after = amountIn(estimate);
    const before = vmsThen.get(id);
    vmsThen.delete(id);
    if (before) {
      change.prices.amount += after - amountIn(atOldPrices);
      change.assumptions.amount += amountIn(atOldPrices) - amountIn(asThen);
      const rest = amountIn(asThen) - before.amount;
      change.points.amount += rest;
      if (Math.abs(rest) >= centMin) change.points.vms++;
    } else {
      change.newVms.amount += after;
      change.newVms.vms++;
    }
    change.byVm.push({ id, name, before: before?.amount ?? 0, after, isGone: false });
  });
  for (const [id, { name, amount }] of vmsThen) {
    change.goneVms.amount -= amount;
    change.goneVms.vms++;
    change.byVm.push({ id, name, before: amount, after: 0, isGone: true });
  }
  change.byVm = change.byVm
    .filter(({ before, after }) => Math.abs(after - before) >= centMin)
    .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.id < b.id ? -1 : 1));
  return change;
}

/** A price that was not used then stays as it is now. */
function pricesOfThen(now: PriceList, then: SnapshotTotals["prices"]): { prices: PriceList; changed: number } {
  const prices = { ...now.prices };
  let changed = 0;
  for (const [key, amount] of Object.entries(then)) {
    const price = prices[key];
    if (!price || price.amount === amount) continue;
    prices[key] = { ...price, amount };
    changed++;
  }
  return { prices: { ...now, prices }, changed };
}

/** The VMs of which something else was assumed, with that; each becomes a machine of its own. */
function assumedAsThen(
  inputs: CostInputs,
  then: ReadonlyMap<string, AssumedOfVm>,
): { inputs: CostInputs; changed: number } {
  const machines = [...inputs.machines];
  const assumedNow = inputs.machines.map(assumedOf);
  let changed = 0;
  const vms = inputs.vms.map((vm) => {
    const [old, now, machine] = [then.get(vm.id), assumedNow[vm.machine], inputs.machines[vm.machine]];
    if (!old || !now || !machine || isAlike(old, now)) return vm;
    changed++;
    return { ...vm, machine: machines.push(withAssumed(machine, old)) - 1 };
  });
  return { inputs: { ...inputs, machines, vms }, changed };
}

const isAlike = (left: AssumedOfVm, right: AssumedOfVm): boolean =>
  Math.abs(left.usedRatio - right.usedRatio) < ratioMin &&
  Math.abs(left.dailyChurnRatio - right.dailyChurnRatio) < ratioMin;

const withAssumed = (machine: CostMachine, { usedRatio, dailyChurnRatio }: AssumedOfVm): CostMachine => ({
  ...machine,
  usedRatio: { ...exactly(usedRatio), from: machine.usedRatio.from },
  dailyChurnRatio: { ...exactly(dailyChurnRatio), from: machine.dailyChurnRatio.from },
  disks: machine.disks.map((disk) => ({ ...disk, usedRatio: null, dailyChurnRatio: null })),
});

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
