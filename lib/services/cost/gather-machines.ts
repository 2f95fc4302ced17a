import { type AssumptionValues, assumedFrom, narrow } from "#lib/domain/cost/assumptions.ts";
import type { CostDisk, CostMachine, CostPolicy } from "#lib/domain/cost/cost-inputs.ts";
import { longestDays } from "#lib/domain/cost/policy-points.ts";
import { isRuledOut, type RuledDisk } from "#lib/domain/policy/disk-rule.ts";
import type { DiskRule } from "#lib/domain/policy/policy-settings.ts";
import type { HeldPoints } from "./load-held-points.ts";
import type { MachineRow } from "./load-machine-rows.ts";

type Read = { row: MachineRow; held: HeldPoints; assumed: AssumptionValues };
/** By the policy's id; of those alone that leave out any disk. */
export type DiskRules = ReadonlyMap<string, DiskRule>;
type World = {
  policies: ReadonlyMap<string, CostPolicy>;
  diskRules: DiskRules;
  binDays: number;
  nowMs: number;
};

const monthMs = 30 * 86_400_000;
const dayMs = 86_400_000;

/** Gives VMs that agree in everything that costs the same machine. */
export function gatherMachines(reads: readonly Read[], world: World) {
  const machines: CostMachine[] = [];
  const positions = new Map<string, number>();
  const numbers = new Map<HeldPoints["withBin"], number>();
  const diskLists = new Map<string, DiskList>();
  const vms = reads.map(({ row, held, assumed }) => {
    const { region, policyId, isStopped } = { ...row, region: row.location };
    const monthsProtected = monthsUntilNow(held, world.policies.get(policyId ?? ""), world);
    const chain = numberOf(numbers, held.withBin);
    const said = [row.usedRatio, row.dailyChurnRatio];
    const { shape, disks } = diskListOf(row, world.diskRules, diskLists);
    const key = JSON.stringify([region, policyId, isStopped, monthsProtected, chain, said, shape]);
    const machine = positions.get(key) ?? machines.length;
    if (machine === machines.length) {
      positions.set(key, machine);
      const points = { kept: held.kept, withBin: held.withBin };
      const values = narrow(assumed, row, "VirtualMachine");
      machines.push({ region, policyId, disks, ...values, held: points, monthsProtected, isStopped });
    }
    const { id, name, subscriptionId, resourceGroup } = row;
    return { id, name, subscriptionId, resourceGroup, machine };
  });
  return { machines, vms };
}

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const number = numbers.get(key) ?? numbers.size;
  numbers.set(key, number);
  return number;
}

/** Months beyond what the policy keeps make no difference. */
function monthsUntilNow({ firstAtMs }: HeldPoints, policy: CostPolicy | undefined, { binDays, nowMs }: World): number {
  if (firstAtMs === null) return 0;
  const months = Math.max(0, Math.floor((nowMs - firstAtMs) / monthMs));
  return policy ? Math.min(months, Math.ceil(((longestDays(policy.terms) + binDays + 1) * dayMs) / monthMs)) : months;
}

type DiskText = [
  CostDisk["role"],
  number | null,
  string | null,
  number | null,
  boolean,
  unknown,
  unknown,
  RuledDisk["tags"],
];

/** `shape` is the same for lists that agree, also when different tags led to them. */
type DiskList = { shape: string; disks: CostDisk[] };

function diskListOf({ policyId, disks: text }: MachineRow, rules: DiskRules, known: Map<string, DiskList>): DiskList {
  const rule = rules.get(policyId ?? "") ?? null;
  const key = rule === null ? text : `${policyId} ${text}`;
  const read = known.get(key);
  if (read) return read;
  const disks = readDisks(text, rule);
  const shape = rule === null ? text : JSON.stringify(disks);
  const list = known.get(shape) ?? { shape, disks };
  known.set(shape, list);
  known.set(key, list);
  return list;
}

const readDisks = (text: string, rule: DiskRule | null): CostDisk[] =>
  (JSON.parse(text) as DiskText[]).map(([role, lun, sku, sizeGib, isHeld, usedRatio, dailyChurnRatio, tags]) => ({
    role,
    lun,
    sku,
    sizeGib,
    isIncluded: isHeld && !(rule && isRuledOut({ role, lun, sku, tags }, rule)),
    usedRatio: assumedFrom(usedRatio, "Disk"),
    dailyChurnRatio: assumedFrom(dailyChurnRatio, "Disk"),
  }));
