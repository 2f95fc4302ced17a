import type { CostInputs, CostMachine, PolicyTerms } from "./cost-inputs.ts";
import { type PackedInputs, packInputs, unpackInputs } from "./packed-inputs.ts";
import { noPoints } from "./point-gaps.ts";
import { vmsByMachine } from "./total-usage.ts";

/** A selection as a what-if needs it: how many VMs there are of each kind, not which. */
export type MachineKinds = Pick<CostInputs, "now" | "binDays" | "policies" | "machines"> & {
  counts: readonly number[];
};

/**
 * The kinds of a selection. What a protected VM holds today does not matter for a month to come, when its policy decides; so
 * VMs that differ in nothing else are one kind.
 */
export function kindsOf({ now, binDays, policies, ...selection }: CostInputs): MachineKinds {
  const places = new Map<string, number>();
  const diskLists = new Map<CostMachine["disks"], number>();
  const machines: CostMachine[] = [];
  const counts: number[] = [];
  vmsByMachine(selection).forEach((vms, position) => {
    const machine = selection.machines[position];
    if (!machine || vms === 0) return;
    const isFollowing = machine.policyId !== null && !machine.isStopped;
    const kind = isFollowing ? { ...machine, held: { kept: noPoints, withBin: noPoints } } : machine;
    const disks = diskLists.get(machine.disks) ?? diskLists.size;
    diskLists.set(machine.disks, disks);
    const key = JSON.stringify({ ...kind, disks });
    const place = places.get(key) ?? machines.push(kind) - 1;
    places.set(key, place);
    counts[place] = (counts[place] ?? 0) + vms;
  });
  return { now, binDays, policies, machines, counts };
}

/** The same VMs, all newly protected on these terms. */
export const underTerms = (kinds: MachineKinds, terms: PolicyTerms): MachineKinds => ({
  ...kinds,
  policies: [{ id: "", name: "", terms }],
  machines: kinds.machines.map((machine) => ({ ...machine, policyId: "", monthsProtected: 0, isStopped: false })),
});

export type PackedKinds = PackedInputs & { counts: readonly number[] };

export const packKinds = ({ counts, ...rest }: MachineKinds): PackedKinds => ({
  ...packInputs({ ...rest, subscriptions: [], vms: [] }),
  counts,
});

export function unpackKinds({ counts, ...packed }: PackedKinds): MachineKinds {
  const { now, binDays, policies, machines } = unpackInputs(packed);
  return { now, binDays, policies, machines, counts };
}
