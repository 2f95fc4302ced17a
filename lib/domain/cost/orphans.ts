import { toEstimate, type Unpriced, type Usage } from "./charge-line.ts";
import type { CostInputs, CostMachine } from "./cost-inputs.ts";
import { countOf } from "./in-words.ts";
import type { PriceList } from "./price-list.ts";
import { addRanges, changeBetween, noRange, type Range, sumRanges } from "./range.ts";
import { snapshotRedundancyIn, storedGib } from "./stored-points.ts";

/** Why points cost although no policy wants them. A point is of one kind only, the first that fits. */
export const orphanKinds = ["Foreign", "VmGone", "VmMoved", "Undeletable", "InBin", "ProtectionStopped"] as const;
export type OrphanKind = (typeof orphanKinds)[number];

export const orphanInWords: Record<OrphanKind, string> = {
  Foreign: "Made by another tool, which alone may delete them.",
  VmGone: "Their VM is no longer in Azure.",
  VmMoved: "Their collection is bound to an id that the VM no longer has.",
  Undeletable: "Past their days in the bin, and a lock keeps them from being deleted.",
  InBin: "In the bin until their days there are over.",
  ProtectionStopped: "Protection has stopped and its data is retained.",
};

/** Points of one kind, of one VM. */
export type OrphanChain = {
  kind: OrphanKind;
  /** null for points of a VM that are not told apart by collection. */
  collection: { id: string; name: string; resourceGroup: string } | null;
  virtualMachineId: string;
  vmName: string;
  /** Our id of the subscription. */
  subscriptionId: string;
  points: number;
  /** ISO: when the oldest was taken; null when it was not read. */
  oldestAt: string | null;
  /** In the collection's region. `held`: what would be left without them, and what is there with them. */
  machine: CostMachine;
};

/** What only waits in the bin, of VMs that the fleet's estimate knows. */
export const binChains = ({ machines, vms }: Pick<CostInputs, "machines" | "vms">): OrphanChain[] =>
  vms.flatMap(({ id, name, subscriptionId, machine: position }) => {
    const machine = machines[position];
    const points = machine ? machine.held.withBin.points - machine.held.kept.points : 0;
    if (!machine || points === 0) return [];
    const identity = { virtualMachineId: id, vmName: name, subscriptionId };
    return [{ kind: "InBin" as const, collection: null, ...identity, points, oldestAt: null, machine }];
  });

export type OrphanCost = Omit<OrphanChain, "machine"> & {
  /** null when it cannot be reckoned. */
  monthly: Range | null;
  gib: Range | null;
  unpriced: Unpriced[];
};

export type OrphanCosts = {
  total: Range;
  /** Of all, by kind; kinds without points are left out. */
  byKind: { kind: OrphanKind; because: string; chains: number; points: number; monthly: Range }[];
  /** The dearest first. */
  orphans: OrphanCost[];
};

/** What points that nobody's policy wants cost a month: what would be saved if they were not there. */
export function estimateOrphans(chains: readonly OrphanChain[], prices: PriceList): OrphanCosts {
  const orphans = chains.map((chain) => costOf(chain, prices)).toSorted(dearestFirst);
  const byKind = orphanKinds.flatMap((kind) => {
    const ofKind = orphans.filter((orphan) => orphan.kind === kind);
    if (ofKind.length === 0) return [];
    const points = ofKind.reduce((sum, orphan) => sum + orphan.points, 0);
    const monthly = sumRanges(ofKind.map((orphan) => orphan.monthly ?? noRange));
    return [{ kind, because: orphanInWords[kind], chains: ofKind.length, points, monthly }];
  });
  return { total: byKind.reduce((sum, { monthly }) => addRanges(sum, monthly), noRange), byKind, orphans };
}

function costOf({ machine, ...chain }: OrphanChain, prices: PriceList): OrphanCost {
  const { region, held } = machine;
  const gib = changeBetween(storedGib(machine, held.kept), storedGib(machine, held.withBin));
  const isKnown =
    machine.disks.length > 0 && machine.disks.every(({ isIncluded, sizeGib }) => !isIncluded || sizeGib !== null);
  const usage: Usage = {
    part: chain.kind === "InBin" || chain.kind === "Undeletable" ? "BinnedPoints" : "KeptPoints",
    question: { charge: "SnapshotStorage", region, redundancy: snapshotRedundancyIn(prices, region, null) },
    quantity: isKnown ? gib : null,
    explain: () =>
      isKnown
        ? countOf(chain.points, "restore point")
        : "The sizes of the disks in these restore points are not known.",
  };
  const { lines, unpriced } = toEstimate([usage], prices);
  return { ...chain, monthly: lines[0]?.amount ?? null, gib: isKnown ? gib : null, unpriced };
}

const dearestFirst = (left: OrphanCost, right: OrphanCost): number =>
  (right.monthly?.expected ?? 0) - (left.monthly?.expected ?? 0) ||
  (left.virtualMachineId < right.virtualMachineId ? -1 : 1);
