import type { DearerPageDto, DearerRowDto, ListDearerInput } from "#lib/contracts/cost-report.ts";
import { usablePrice } from "#lib/domain/cost/charge-line.ts";
import { dearerAgentless } from "#lib/domain/cost/fee-break-even.ts";
import { includedData } from "#lib/domain/cost/included-data.ts";
import { instanceFee } from "#lib/domain/cost/instance-fee.ts";
import type { Range } from "#lib/domain/cost/range.ts";
import type { ServiceContext } from "../context.ts";
import { pageOfReckoned } from "../paging/page-of-reckoned.ts";
import { type FleetCost, loadFleetCost } from "./load-fleet-cost.ts";

/** VMs that Azure Backup would protect for less with its agent, the greatest difference first. */
export async function listDearerAgentless(ctx: ServiceContext, input: ListDearerInput): Promise<DearerPageDto> {
  const fleet = await loadFleetCost(ctx);
  const wanted = input.search?.toLowerCase();
  const rows = dearerRows(fleet).filter(({ name }) => !wanted || name.toLowerCase().includes(wanted));
  const page = await pageOfReckoned(rows, input, {
    sortBy: ({ monthly, agentlessUnits, agentUnits }) => monthly?.expected ?? agentlessUnits - agentUnits.expected,
    idOf: ({ vmId }) => vmId,
    isDescending: true,
  });
  return { ...page, currency: fleet.prices.currency };
}

/** Both ways store the same in the vault, so that the fee is all that tells them apart. */
export function dearerRows({ inputs, prices }: FleetCost): DearerRowDto[] {
  const vms = new Map(inputs.vms.map((vm) => [vm.id, vm]));
  return dearerAgentless(inputs).flatMap(({ vmId, agentlessUnits, agentUnits }): DearerRowDto[] => {
    const vm = vms.get(vmId);
    const machine = vm && inputs.machines[vm.machine];
    if (!machine) return [];
    const { provisionedGib, usedGib } = includedData(machine);
    const price = usablePrice(instanceFee(machine, "Agentless"), prices);
    const { name, resourceGroup } = vm;
    const monthly = price && differenceOf(agentlessUnits, agentUnits, price.amount);
    return [{ vmId, name, resourceGroup, provisionedGib, usedGib, agentlessUnits, agentUnits, monthly }];
  });
}

/** The more is used, the smaller it is. */
const differenceOf = (agentless: number, agent: Range, price: number): Range => ({
  low: (agentless - agent.high) * price,
  expected: (agentless - agent.expected) * price,
  high: (agentless - agent.low) * price,
});
