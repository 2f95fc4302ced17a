import { type AssumptionValues, assumedFrom, narrow } from "#lib/domain/cost/assumptions.ts";
import type { CostDisk, CostMachine, CostPolicy } from "#lib/domain/cost/cost-inputs.ts";
import { longestDays } from "#lib/domain/cost/policy-points.ts";
import type { HeldPoints } from "./load-held-points.ts";
import type { MachineRow } from "./load-machine-rows.ts";

type Read = { row: MachineRow; held: HeldPoints; assumed: AssumptionValues };
type World = { policies: ReadonlyMap<string, CostPolicy>; binDays: number; nowMs: number };

const monthMs = 30 * 86_400_000;
const dayMs = 86_400_000;

/** Gives VMs that agree in everything that costs the same machine. */
export function gatherMachines(reads: readonly Read[], world: World) {
  const machines: CostMachine[] = [];
  const positions = new Map<string, number>();
  const numbers = new Map<HeldPoints["withBin"], number>();
  const diskLists = new Map<string, CostDisk[]>();
  const vms = reads.map(({ row, held, assumed }) => {
    const { region, policyId, isStopped } = { ...row, region: row.location };
    const monthsProtected = monthsUntilNow(held, world.policies.get(policyId ?? ""), world);
    const chain = numberOf(numbers, held.withBin);
    const said = [row.usedRatio, row.dailyChurnRatio];
    const key = JSON.stringify([region, policyId, isStopped, monthsProtected, chain, said, row.disks]);
    const machine = positions.get(key) ?? machines.length;
    if (machine === machines.length) {
      positions.set(key, machine);
      const disks = diskLists.get(row.disks) ?? readDisks(row.disks);
      diskLists.set(row.disks, disks);
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

type DiskText = [CostDisk["role"], number | null, string | null, number | null, boolean, unknown, unknown];

const readDisks = (text: string): CostDisk[] =>
  (JSON.parse(text) as DiskText[]).map(([role, lun, sku, sizeGib, isIncluded, usedRatio, dailyChurnRatio]) => ({
    role,
    lun,
    sku,
    sizeGib,
    isIncluded,
    usedRatio: assumedFrom(usedRatio, "Disk"),
    dailyChurnRatio: assumedFrom(dailyChurnRatio, "Disk"),
  }));
