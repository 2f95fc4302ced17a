import type { Environment, FleetShape } from "#simulator/fleet/generated/fleet-shape.ts";
import { drawFrom } from "#simulator/fleet/generated/random-draw.ts";
import { type Workload, workloads } from "#simulator/fleet/generated/workloads.ts";
import { type Region, regions } from "#simulator/fleet/regions.ts";
import { stableUuid } from "#simulator/random.ts";

/** A resource group with its machines, of which only the number is planned; `plan-machine.ts` tells the rest. */
export type PlannedGroup = {
  subscriptionId: string;
  name: string;
  region: Region;
  workload: Workload;
  env: Environment;
  /** Machines are called `<prefix>-<number>`. */
  prefix: string;
  machines: number;
};

export type PlannedSubscription = {
  subscriptionId: string;
  displayName: string;
  tags: Record<string, string>;
  groups: PlannedGroup[];
};

const regionCodes: Record<string, string> = {
  westeurope: "weu",
  northeurope: "neu",
  eastus: "eus",
  westus: "wus",
  swedencentral: "sec",
  germanywestcentral: "gwc",
  uksouth: "uks",
  eastus2: "eus2",
};

/** The same shape and seed give the same plan. */
export function planFleet(shape: FleetShape, seed: string): PlannedSubscription[] {
  const weights = Array.from({ length: shape.subscriptions }, (_, index) => 0.3 + drawFrom(`${seed}/${index}`).next());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let share = 0;
  let placed = 0;
  return weights.map((weight, index) => {
    share += weight;
    const machines = Math.round((shape.machines * share) / total) - placed;
    placed += machines;
    return planSubscription(shape, seed, index, machines);
  });
}

function planSubscription(shape: FleetShape, seed: string, index: number, machines: number): PlannedSubscription {
  const { displayName, code, env, tags } = shape.subscriptionName(index);
  const subscriptionId = stableUuid(`${seed}/subscription/${code}`);
  const draw = drawFrom(`${seed}/${code}/groups`);
  const homes = [draw.oneOf(regions), draw.oneOf(regions)];
  const numbers = new Map<string, number>();
  const groups: PlannedGroup[] = [];
  for (let left = machines; left > 0; ) {
    const workload = drawWorkload(draw.next());
    const region = draw.oneOf(homes);
    const count = Math.min(left, draw.between(...workload.machines));
    const number = (numbers.get(workload.app) ?? 0) + 1;
    numbers.set(workload.app, number);
    const ordinal = String(number).padStart(2, "0");
    groups.push({
      subscriptionId,
      name: `rg-${code}-${workload.app}-${regionCodes[region.name] ?? region.name}-${ordinal}`,
      region,
      workload,
      env,
      prefix: `${code}-${workload.app}${ordinal}`,
      machines: count,
    });
    left -= count;
  }
  return { subscriptionId, displayName, tags, groups };
}

const totalWeight = workloads.reduce((sum, { weight }) => sum + weight, 0);

function drawWorkload(chance: number): Workload {
  let left = chance * totalWeight;
  const found = workloads.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return found ?? (workloads[0] as Workload);
}
