import type { CostDisk, CostMachine } from "./cost-inputs.ts";
import { noRange, type Range } from "./range.ts";

/** A disk that points hold, of known size, with the assumptions that apply to it. */
export type IncludedDisk = {
  disk: CostDisk;
  sizeGib: number;
  usedRatio: Range;
  usedGib: Range;
  dailyChurnRatio: Range;
};

export type IncludedData = {
  disks: IncludedDisk[];
  provisionedGib: number;
  usedGib: Range;
  /** Included disks whose size Azure did not tell. */
  unknownSizes: number;
};

const remembered = new WeakMap<CostMachine, IncludedData>();

/** What of a machine is backed up. Excluded disks are not in it, so they cost nothing. */
export function includedData(machine: CostMachine): IncludedData {
  const known = remembered.get(machine);
  if (known) return known;
  const data: IncludedData = { disks: [], provisionedGib: 0, usedGib: { ...noRange }, unknownSizes: 0 };
  for (const disk of machine.disks) {
    if (!disk.isIncluded) continue;
    if (disk.sizeGib === null) {
      data.unknownSizes++;
      continue;
    }
    const { low, expected, high } = disk.usedRatio ?? machine.usedRatio;
    const { sizeGib } = disk;
    const usedGib = { low: low * sizeGib, expected: expected * sizeGib, high: high * sizeGib };
    data.disks.push({
      disk,
      sizeGib,
      usedRatio: { low, expected, high },
      usedGib,
      dailyChurnRatio: disk.dailyChurnRatio ?? machine.dailyChurnRatio,
    });
    data.provisionedGib += sizeGib;
    data.usedGib.low += usedGib.low;
    data.usedGib.expected += usedGib.expected;
    data.usedGib.high += usedGib.high;
  }
  remembered.set(machine, data);
  return data;
}
