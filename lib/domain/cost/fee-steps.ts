import type { CostInputs, CostMachine } from "./cost-inputs.ts";
import { agentlessTierEdge, tierEdgeInWords } from "./fee-break-even.ts";
import { gibInWords } from "./in-words.ts";
import { includedData } from "./included-data.ts";
import { agentlessCountedRatio, protectedInstanceUnits, unitsInWords } from "./protected-instance.ts";

/** So little more that somebody adds it without thinking of a fee. */
const nearGib = 64;

type Units = { provisionedGib: number; units: number; unitsAfter: number };

/** A little more on the disks, and the fee rises. `roomGib` still fits. */
type GrowsSoon = Units & { kind: "GrowsSoon"; roomGib: number };
/** One data disk less, and the fee falls. */
type LeaveOutDisk = Units & { kind: "LeaveOutDisk"; disk: { lun: number | null; sizeGib: number } };

export type FeeStep = GrowsSoon | LeaveOutDisk;
export const feeStepKinds = ["GrowsSoon", "LeaveOutDisk"] as const satisfies readonly FeeStep["kind"][];
export type FeeStepKind = (typeof feeStepKinds)[number];

/** Steps of agentless backup's fee that VMs stand before. Each kind of machine is looked at once. */
export function feeSteps({ machines, vms }: Pick<CostInputs, "machines" | "vms">): { vmId: string; step: FeeStep }[] {
  const steps = machines.map((machine) => [growsSoon(machine), leaveOutDisk(machine)].filter((step) => step !== null));
  return vms.flatMap(({ id, machine }) => (steps[machine] ?? []).map((step) => ({ vmId: id, step })));
}

function growsSoon(machine: CostMachine): GrowsSoon | null {
  const { provisionedGib } = includedData(machine);
  const { units, unitsBeyond, roomGib } = agentlessTierEdge(machine);
  if (provisionedGib === 0 || roomGib >= nearGib) return null;
  return { kind: "GrowsSoon", provisionedGib, units, unitsAfter: unitsBeyond, roomGib };
}

/** The data disk without which the fee is the least; of several the smallest, for that is the least to lose. */
function leaveOutDisk(machine: CostMachine): LeaveOutDisk | null {
  const { provisionedGib, disks } = includedData(machine);
  const unitsOf = (gib: number) => protectedInstanceUnits(agentlessCountedRatio * gib);
  const units = unitsOf(provisionedGib);
  const [best] = disks
    .filter(({ disk }) => disk.role === "data")
    .map(({ disk: { lun }, sizeGib }) => ({ disk: { lun, sizeGib }, unitsAfter: unitsOf(provisionedGib - sizeGib) }))
    .filter(({ unitsAfter }) => unitsAfter > 0 && unitsAfter < units)
    .toSorted((a, b) => a.unitsAfter - b.unitsAfter || a.disk.sizeGib - b.disk.sizeGib);
  return best ? { kind: "LeaveOutDisk", provisionedGib, units, ...best } : null;
}

export function feeStepInWords(step: FeeStep): string {
  const { units, unitsAfter } = step;
  if (step.kind === "GrowsSoon") return tierEdgeInWords({ units, unitsBeyond: unitsAfter, roomGib: step.roomGib });
  const { lun, sizeGib } = step.disk;
  const which = lun === null ? "the data disk" : `the disk at LUN ${lun}`;
  const falls =
    unitsAfter === units / 2 ? "halves" : `falls from ${unitsInWords(units)} to ${unitsInWords(unitsAfter)}`;
  return `Without ${which} of ${gibInWords(sizeGib)}, the fee ${falls}.`;
}
