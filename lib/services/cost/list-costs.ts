import type { CostGrouping, CostPageDto, CostRowDto, CostSort, ListCostInput } from "#lib/contracts/cost-report.ts";
import { partInWords } from "#lib/domain/cost/charge-line.ts";
import { type GroupTotal, withoutPolicy } from "#lib/domain/cost/estimate-fleet.ts";
import type { ServiceContext } from "../context.ts";
import { pageOfReckoned } from "../paging/page-of-reckoned.ts";
import { estimateSome } from "./estimate-some.ts";
import { type FleetCost, loadFleetCost } from "./load-fleet-cost.ts";

/** What the fleet costs, broken down. */
export async function listCosts(ctx: ServiceContext, input: ListCostInput): Promise<CostPageDto> {
  const fleet = narrowed(await loadFleetCost(ctx), input);
  const wanted = input.search?.toLowerCase();
  const rows = costRows(fleet, input.by).filter(
    ({ name, place }) => !wanted || [name, place].some((text) => text?.toLowerCase().includes(wanted)),
  );
  const isDescending = input.sort.startsWith("-");
  const sort = input.sort.replace("-", "") as CostSort;
  const page = await pageOfReckoned(rows, input, { sortBy: valueBy[sort], idOf: ({ key }) => key, isDescending });
  return { ...page, currency: fleet.estimate.currency };
}

const valueBy: Record<CostSort, (row: CostRowDto) => string | number> = {
  name: ({ name }) => name.toLowerCase(),
  vms: ({ vms }) => vms,
  now: ({ now }) => now.expected,
  in12Months: ({ in12Months }) => in12Months.expected,
};

function narrowed(fleet: FleetCost, { policyId, subscriptionId, resourceGroup }: ListCostInput): FleetCost {
  if (!policyId && !subscriptionId && !resourceGroup) return fleet;
  const policy = policyId === "none" ? null : policyId;
  return estimateSome(
    fleet,
    (vm) =>
      (policyId === undefined || fleet.inputs.machines[vm.machine]?.policyId === policy) &&
      (subscriptionId === undefined || vm.subscriptionId === subscriptionId) &&
      (resourceGroup === undefined || vm.resourceGroup.toLowerCase() === resourceGroup.toLowerCase()),
  );
}

/** Every row of a breakdown, in no particular order. */
export function costRows({ inputs, estimate }: FleetCost, by: CostGrouping): CostRowDto[] {
  if (by === "charge") {
    return estimate.byPart.map(({ part, ...total }) => {
      return { key: part, name: partInWords[part], place: null, vms: inputs.vms.length, unpricedVms: 0, ...total };
    });
  }
  const complete = estimate.byVm.map(({ isComplete }) => isComplete);
  if (by === "vm") {
    return inputs.vms.map(({ id, name, resourceGroup }, index) => {
      const { now, in12Months } = estimate.byVm[index] ?? estimate.total;
      return { key: id, name, place: resourceGroup, vms: 1, unpricedVms: complete[index] ? 0 : 1, now, in12Months };
    });
  }
  const unpriced = new Map<string, number>();
  inputs.vms.forEach((vm, index) => {
    if (complete[index]) return;
    const key = keyOf[by](vm, inputs.machines[vm.machine]?.policyId ?? withoutPolicy);
    unpriced.set(key, (unpriced.get(key) ?? 0) + 1);
  });
  const subscriptions = new Map(inputs.subscriptions.map(({ id, name }) => [id, name]));
  const groups: Record<typeof by, readonly GroupTotal[]> = {
    policy: estimate.byPolicy,
    subscription: estimate.bySubscription,
    resourceGroup: estimate.byResourceGroup,
  };
  return groups[by].map(({ key, ...total }) => ({
    ...total,
    key: key || "none",
    place: by === "resourceGroup" ? (subscriptions.get(key.split("/")[0] ?? "") ?? null) : null,
    unpricedVms: unpriced.get(key) ?? 0,
  }));
}

type Vm = FleetCost["inputs"]["vms"][number];

const keyOf: Record<"policy" | "subscription" | "resourceGroup", (vm: Vm, policyId: string) => string> = {
  policy: (_, policyId) => policyId,
  subscription: ({ subscriptionId }) => subscriptionId,
  resourceGroup: ({ subscriptionId, resourceGroup }) => `${subscriptionId}/${resourceGroup.toLowerCase()}`,
};
