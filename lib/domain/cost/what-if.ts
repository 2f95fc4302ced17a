import { changeTerms, type TermsChange } from "./change-terms.ts";
import { type CostPart, costParts } from "./charge-line.ts";
import type { CostDisk, CostInputs, CostMachine } from "./cost-inputs.ts";
import { changeBetween, noRange, type Range } from "./range.ts";
import type { UsageTotal } from "./total-usage.ts";

/**
 * What somebody tries on a selection of VMs; a field that is not there stays as it is. Redundancy, copies and the way of
 * protecting are the question's choices, not a change of the VMs.
 */
export type CostChange = TermsChange & {
  usedRatio?: Range;
  dailyChurnRatio?: Range;
  /** ARM name: all VMs as if they were there. */
  region?: string;
  /** Data disks only, besides those already left out. */
  excludeDisks?: { luns: readonly number[]; skus: readonly string[] };
};

/** The same VMs under the change. What is not changed stays the same object, so that what is remembered of it holds. */
export function applyChange<Inputs extends Pick<CostInputs, "policies" | "machines">>(
  inputs: Inputs,
  change: CostChange,
): Inputs {
  const { schedule, instantRetentionDays, tiers } = change;
  const isOtherPolicy = schedule !== undefined || instantRetentionDays !== undefined || tiers !== undefined;
  const policies = isOtherPolicy
    ? inputs.policies.map((policy) => ({ ...policy, terms: changeTerms(policy.terms, change) }))
    : inputs.policies;
  const isOtherMachine = change.usedRatio || change.dailyChurnRatio || change.region || change.excludeDisks;
  return { ...inputs, policies, machines: isOtherMachine ? changeMachines(inputs.machines, change) : inputs.machines };
}

function changeMachines(machines: readonly CostMachine[], change: CostChange): CostMachine[] {
  const { usedRatio, dailyChurnRatio, region } = change;
  const lists = new Map<CostMachine["disks"], CostDisk[]>();
  return machines.map((machine) => {
    const disks = lists.get(machine.disks) ?? machine.disks.map((disk) => changeDisk(disk, change));
    lists.set(machine.disks, disks);
    return {
      ...machine,
      disks,
      region: region ?? machine.region,
      usedRatio: usedRatio ? { ...usedRatio, from: "Fleet" } : machine.usedRatio,
      dailyChurnRatio: dailyChurnRatio ? { ...dailyChurnRatio, from: "Fleet" } : machine.dailyChurnRatio,
    };
  });
}

const changeDisk = (disk: CostDisk, { usedRatio, dailyChurnRatio, excludeDisks }: CostChange): CostDisk => ({
  ...disk,
  isIncluded: disk.isIncluded && !(excludeDisks && isNamed(disk, excludeDisks)),
  usedRatio: usedRatio ? null : disk.usedRatio,
  dailyChurnRatio: dailyChurnRatio ? null : disk.dailyChurnRatio,
});

const isNamed = ({ role, lun, sku }: CostDisk, { luns, skus }: NonNullable<CostChange["excludeDisks"]>): boolean =>
  role === "data" && ((lun !== null && luns.includes(lun)) || (sku !== null && skus.includes(sku)));

export type PartChange = { part: CostPart; before: Range; after: Range; change: Range };
export type TotalChange = { before: Range; after: Range; change: Range; byPart: PartChange[] };

/** What differs between two totals of the same moment, a month. */
export function compareTotals(before: UsageTotal, after: UsageTotal): TotalChange {
  const byPart = costParts.flatMap((part): PartChange[] => {
    const [old, next] = [before.parts.get(part) ?? noRange, after.parts.get(part) ?? noRange];
    return old.high === 0 && next.high === 0
      ? []
      : [{ part, before: old, after: next, change: changeBetween(old, next) }];
  });
  const [old, next] = [before.monthly, after.monthly];
  return { before: old, after: next, change: changeBetween(old, next), byPart };
}
