import type { MachineSpec } from "#simulator/fleet/build-machine.ts";
import type { PlannedGroup } from "#simulator/fleet/generated/fleet-plan.ts";
import { oddities } from "#simulator/fleet/generated/oddities.ts";
import { drawFrom } from "#simulator/fleet/generated/random-draw.ts";

/** The machine with this number (from 1) of a group. */
export function planMachine(group: PlannedGroup, number: number, seed: string): MachineSpec {
  const { workload, env, region } = group;
  const name = machineName(group, number);
  const draw = drawFrom(`${seed}/${group.name}/${name}`);
  const zone = region.zones[(number - 1) % Math.max(1, region.zones.length)];
  const spec: MachineSpec = {
    name,
    size: `Standard_${draw.oneOf(workload.sizes)}`,
    os: draw.oneOf(workload.os),
    env,
    app: workload.app,
    owner: workload.owner,
    data: [...draw.oneOf(workload.disks)],
    ...(workload.osDiskSku !== undefined && { osDiskSku: workload.osDiskSku }),
    ...(workload.isZoned && zone !== undefined && { zone }),
  };
  const oddity = drawOddity(draw.next());
  if (oddity === undefined) return spec;
  const data = oddity.needsDataDisk && spec.data?.length === 0 ? [{ gib: 512 }] : spec.data;
  return { ...spec, ...(data && { data }), ...oddity.change };
}

export function machineName(group: PlannedGroup, number: number): string {
  return `${group.prefix}-${String(number).padStart(3, "0")}`;
}

function drawOddity(chance: number): (typeof oddities)[number] | undefined {
  let left = chance * 10_000;
  return oddities.find(({ share }) => {
    left -= share;
    return left < 0;
  });
}
