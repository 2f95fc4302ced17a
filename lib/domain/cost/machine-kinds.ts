import type { CostDisk, CostInputs, CostMachine, PolicyTerms } from "./cost-inputs.ts";
import { type PackedInputs, packInputs, unpackInputs } from "./packed-inputs.ts";
import { noPoints } from "./point-gaps.ts";
import { vmsByMachine } from "./total-usage.ts";

/**
 * A selection as a what-if needs it: not which VMs there are. Each machine stands for `counts` VMs, and its disks are all of
 * theirs added up: what restore points hold grows evenly with the size of a disk. (The fee of Azure Backup does not.)
 */
export type MachineKinds = Pick<CostInputs, "now" | "binDays" | "policies" | "machines"> & {
  counts: readonly number[];
};

type Kind = { machine: CostMachine; disks: Map<string, CostDisk>; vms: number };

/** What a protected VM holds today does not matter for a month to come, when its policy decides. */
export function kindsOf({ now, binDays, policies, ...selection }: CostInputs): MachineKinds {
  const kinds = new Map<string, Kind>();
  vmsByMachine(selection).forEach((vms, position) => {
    const machine = selection.machines[position];
    if (!machine || vms === 0) return;
    const isFollowing = machine.policyId !== null && !machine.isStopped;
    const template = isFollowing ? { ...machine, held: { kept: noPoints, withBin: noPoints } } : machine;
    // Disks of unknown size are counted VM by VM.
    const apart = machine.disks.some(({ sizeGib }) => sizeGib === null) ? machine.disks : [];
    const key = JSON.stringify({ ...template, disks: apart });
    const kind = kinds.get(key) ?? { machine: template, disks: new Map<string, CostDisk>(), vms: 0 };
    kinds.set(key, kind);
    kind.vms += vms;
    for (const disk of machine.disks) addDisk(kind.disks, disk, vms);
  });
  const all = [...kinds.values()];
  return {
    ...{ now, binDays, policies },
    machines: all.map(({ machine, disks }) => ({ ...machine, disks: [...disks.values()] })),
    counts: all.map(({ vms }) => vms),
  };
}

function addDisk(disks: Map<string, CostDisk>, disk: CostDisk, times: number): void {
  const key = JSON.stringify({ ...disk, sizeGib: null });
  const sizeGib = disk.sizeGib === null ? null : (disks.get(key)?.sizeGib ?? 0) + times * disk.sizeGib;
  disks.set(key, { ...disk, sizeGib });
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
