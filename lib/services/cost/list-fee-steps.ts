import type { FeeStepDto, FeeStepPageDto, ListFeeStepsInput } from "#lib/contracts/fee-steps.ts";
import { usablePrice } from "#lib/domain/cost/charge-line.ts";
import { feeStepInWords, feeSteps } from "#lib/domain/cost/fee-steps.ts";
import { instanceFee } from "#lib/domain/cost/instance-fee.ts";
import type { ServiceContext } from "../context.ts";
import { pageOfReckoned } from "../paging/page-of-reckoned.ts";
import { type FleetCost, loadFleetCost } from "./load-fleet-cost.ts";

/** VMs that stand before a step of agentless backup's fee, what it is about most of all first. */
export async function listFeeSteps(ctx: ServiceContext, input: ListFeeStepsInput): Promise<FeeStepPageDto> {
  const fleet = await loadFleetCost(ctx);
  const wanted = input.search?.toLowerCase();
  const rows = stepsOf(fleet)
    .filter(({ kind }) => !input.kind || kind === input.kind)
    .filter(({ name }) => !wanted || name.toLowerCase().includes(wanted));
  const page = await pageOfReckoned(rows, input, {
    sortBy: ({ fee }) => (fee ? Math.abs(fee.after - fee.now) : 0),
    idOf: ({ id }) => id,
    isDescending: true,
  });
  return { ...page, currency: fleet.prices.currency };
}

function stepsOf({ inputs, prices }: FleetCost): FeeStepDto[] {
  const vms = new Map(inputs.vms.map((vm) => [vm.id, vm]));
  return feeSteps(inputs).flatMap(({ vmId, step }): FeeStepDto[] => {
    const vm = vms.get(vmId);
    const machine = vm && inputs.machines[vm.machine];
    if (!machine) return [];
    const { kind, provisionedGib, units, unitsAfter } = step;
    const price = usablePrice(instanceFee(machine, "Agentless"), prices);
    const fee = price && { now: units * price.amount, after: unitsAfter * price.amount };
    const { name, resourceGroup } = vm;
    return [
      {
        id: `${vmId} ${kind}`,
        sentence: feeStepInWords(step),
        ...{ kind, vmId, name, resourceGroup, provisionedGib, fee },
      },
    ];
  });
}
