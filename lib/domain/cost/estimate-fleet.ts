import { type CostPart, problemOf, usablePrice } from "./charge-line.ts";
import type { CostInputs, CostMachine } from "./cost-inputs.ts";
import { type CostQuestion, usageOfVm } from "./estimate-vm.ts";
import { priceKey, type UnitPrice } from "./price-list.ts";
import { noRange, type Range } from "./range.ts";

/** Amounts a month. */
export type CostTotal = { now: Range; in12Months: Range };
export type GroupTotal = CostTotal & { key: string; name: string; vms: number };
export type VmTotal = CostTotal & { id: string; isComplete: boolean };
export type PartTotal = CostTotal & { part: CostPart };

export type FleetEstimate = {
  currency: string;
  total: CostTotal;
  byPart: PartTotal[];
  byPolicy: GroupTotal[];
  bySubscription: GroupTotal[];
  /** Key: our id of the subscription, `/`, and the resource group in lower case. */
  byResourceGroup: GroupTotal[];
  /** In the order of the inputs. */
  byVm: VmTotal[];
  /** What could not be reckoned, and for how many VMs: the totals are without it. */
  unpriced: { because: string; vms: number }[];
  /** The prices that the amounts rest on, by key. */
  used: ReadonlyMap<string, UnitPrice>;
};

/** Key of the VMs without a policy in `byPolicy`. */
export const withoutPolicy = "";

/** What all VMs cost a month, now and in twelve months: each kind of machine is reckoned once. */
export function estimateFleet(inputs: CostInputs, question: CostQuestion): FleetEstimate {
  const used = new Map<UnitPrice, string>();
  const present = new Set(inputs.vms.map(({ machine }) => machine));
  const machines = inputs.machines.map((machine, position) =>
    present.has(position) ? reckon(inputs, machine, question, used) : nothing,
  );
  const vms = inputs.vms.map((vm) => ({ vm, cost: machines[vm.machine] ?? nothing }));
  const group = (keyOf: (vm: CostInputs["vms"][number]) => string, nameOf: (key: string) => string): GroupTotal[] => {
    const groups = new Map<string, GroupTotal>();
    for (const { vm, cost } of vms) {
      const key = keyOf(vm);
      const sum = groups.get(key) ?? { key, name: nameOf(key), vms: 0, ...noTotal() };
      groups.set(key, sum);
      sum.vms++;
      addTo(sum, cost.total);
    }
    return [...groups.values()].toSorted(dearestFirst);
  };
  const policyNames = new Map(inputs.policies.map(({ id, name }) => [id, name]));
  const subscriptionNames = new Map(inputs.subscriptions.map(({ id, name }) => [id, name]));
  const groupNames = new Map(inputs.vms.map((vm) => [groupKey(vm), vm.resourceGroup]));
  const total = noTotal();
  for (const { cost } of vms) addTo(total, cost.total);
  return {
    currency: question.prices.currency,
    total,
    byPart: sumParts(inputs, machines),
    byPolicy: group(
      (vm) => inputs.machines[vm.machine]?.policyId ?? withoutPolicy,
      (id) => policyNames.get(id) ?? "Without a policy",
    ),
    bySubscription: group(
      (vm) => vm.subscriptionId,
      (id) => subscriptionNames.get(id) ?? id,
    ),
    byResourceGroup: group(groupKey, (key) => groupNames.get(key) ?? key),
    byVm: vms.map(({ vm, cost }) => ({ id: vm.id, ...cost.total, isComplete: cost.unpriced.size === 0 })),
    unpriced: sumUnpriced(vms.map(({ cost }) => cost)),
    used: new Map([...used].map(([price, key]) => [key, price])),
  };
}

type Reckoned = { total: CostTotal; parts: Map<CostPart, CostTotal>; unpriced: Set<string> };

const nothing: Reckoned = { total: { now: noRange, in12Months: noRange }, parts: new Map(), unpriced: new Set() };

function reckon(
  inputs: CostInputs,
  machine: CostMachine,
  question: CostQuestion,
  used: Map<UnitPrice, string>,
): Reckoned {
  const reckoned: Reckoned = { total: noTotal(), parts: new Map(), unpriced: new Set() };
  for (const when of ["now", "in12Months"] as const) {
    for (const usage of usageOfVm(inputs, machine, when === "now" ? "Now" : { inMonths: 12 }, question)) {
      const price = usablePrice(usage, question.prices);
      if (!price || !usage.quantity || !usage.question) reckoned.unpriced.add(problemOf(usage, question.prices));
      else if (!usage.isOnce) {
        if (!used.has(price)) used.set(price, priceKey(usage.question));
        const part = reckoned.parts.get(usage.part) ?? noTotal();
        reckoned.parts.set(usage.part, part);
        addTimes(part[when], usage.quantity, price.amount);
        addTimes(reckoned.total[when], usage.quantity, price.amount);
      }
    }
  }
  return reckoned;
}

const groupKey = (vm: { subscriptionId: string; resourceGroup: string }): string =>
  `${vm.subscriptionId}/${vm.resourceGroup.toLowerCase()}`;

const noTotal = (): CostTotal => ({ now: { ...noRange }, in12Months: { ...noRange } });

/** In place: a fleet adds tens of thousands of numbers, and a slider waits for them. */
function addTimes(sum: Range, { low, expected, high }: Range, times: number): void {
  sum.low += low * times;
  sum.expected += expected * times;
  sum.high += high * times;
}

function addTo(sum: CostTotal, { now, in12Months }: CostTotal, times = 1): void {
  addTimes(sum.now, now, times);
  addTimes(sum.in12Months, in12Months, times);
}

function sumParts(inputs: CostInputs, machines: readonly Reckoned[]): PartTotal[] {
  const counts = new Array<number>(machines.length).fill(0);
  for (const { machine } of inputs.vms) counts[machine] = (counts[machine] ?? 0) + 1;
  const sums = new Map<CostPart, CostTotal>();
  machines.forEach(({ parts }, index) => {
    for (const [part, total] of parts) {
      const sum = sums.get(part) ?? noTotal();
      sums.set(part, sum);
      addTo(sum, total, counts[index] ?? 0);
    }
  });
  return [...sums].map(([part, total]) => ({ part, ...total })).toSorted(dearestFirst);
}

function sumUnpriced(costs: readonly Reckoned[]): FleetEstimate["unpriced"] {
  const counts = new Map<string, number>();
  for (const { unpriced } of costs) for (const because of unpriced) counts.set(because, (counts.get(because) ?? 0) + 1);
  return [...counts].map(([because, vms]) => ({ because, vms })).toSorted((a, b) => b.vms - a.vms);
}

const dearestFirst = (left: CostTotal, right: CostTotal): number =>
  right.in12Months.expected - left.in12Months.expected;
