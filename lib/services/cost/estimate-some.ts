import type { CostVm } from "#lib/domain/cost/cost-inputs.ts";
import { estimateFleet } from "#lib/domain/cost/estimate-fleet.ts";
import type { FleetCost } from "./load-fleet-cost.ts";

/** The same for some of the VMs, with no more machines than they are. */
export function estimateSome(fleet: FleetCost, isWanted: (vm: CostVm) => boolean): FleetCost {
  const { inputs, prices } = fleet;
  const vms = inputs.vms.filter(isWanted);
  const positions = [...new Set(vms.map(({ machine }) => machine))];
  const places = new Map(positions.map((position, place) => [position, place]));
  const some = {
    ...inputs,
    machines: positions.flatMap((position) => inputs.machines[position] ?? []),
    vms: vms.map((vm) => ({ ...vm, machine: places.get(vm.machine) ?? 0 })),
  };
  return { ...fleet, inputs: some, estimate: estimateFleet(some, { prices }) };
}
