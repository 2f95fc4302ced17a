import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { Assumed } from "./assumptions.ts";
import type { PointGaps } from "./point-gaps.ts";

/** What of a policy decides about cost. */
export type PolicyTerms = Pick<PolicySettings, "schedule" | "instantRetentionDays" | "retention">;

/** In the order of Azure's list: OS disk first, then by LUN. */
export type CostDisk = {
  role: "os" | "data";
  lun: number | null;
  /** Azure's spelling, e.g. `Premium_LRS`; null when the disk has not been read. */
  sku: string | null;
  /** Provisioned; null when Azure did not say. */
  sizeGib: number | null;
  /** False for a disk that no point holds: left out by hand or by the policy, or none of its own in Azure. */
  isIncluded: boolean;
  /** What was said of this very disk; null takes the machine's. */
  usedRatio: Assumed | null;
  dailyChurnRatio: Assumed | null;
};

/** Everything that decides what a VM costs. VMs that agree in it are reckoned once, however many there are. */
export type CostMachine = {
  /** ARM name, e.g. `westeurope`. */
  region: string;
  policyId: string | null;
  disks: readonly CostDisk[];
  usedRatio: Assumed;
  dailyChurnRatio: Assumed;
  /** Points in Azure now, without those of other tools. */
  held: { kept: PointGaps; withBin: PointGaps };
  /** Whole months (30 days) since its first point that is still there. */
  monthsProtected: number;
  /** Protection has stopped and the data is retained: nothing comes and nothing goes. */
  isStopped: boolean;
};

export type CostVm = {
  id: string;
  name: string;
  /** Our id of the subscription. */
  subscriptionId: string;
  resourceGroup: string;
  /** Position in `machines`. */
  machine: number;
};

export type CostPolicy = { id: string; name: string; terms: PolicyTerms };

/** Plain data for server and browser: a fleet without repeating what many VMs have in common. */
export type CostInputs = {
  /** ISO: the moment for which it was read. */
  now: string;
  /** How long a point that nothing keeps waits in the bin, and is billed. */
  binDays: number;
  policies: readonly CostPolicy[];
  subscriptions: readonly { id: string; name: string }[];
  machines: readonly CostMachine[];
  vms: readonly CostVm[];
};
