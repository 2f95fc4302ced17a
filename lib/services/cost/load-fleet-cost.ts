import type { CostInputs } from "#lib/domain/cost/cost-inputs.ts";
import { estimateFleet, type FleetEstimate } from "#lib/domain/cost/estimate-fleet.ts";
import type { PriceList } from "#lib/domain/cost/price-list.ts";
import type { ServiceContext } from "../context.ts";
import { loadPriceList } from "../prices/load-price-list.ts";
import { loadCostInputs } from "./load-cost-inputs.ts";
import { reckonOnce } from "./reckon-once.ts";

export type FleetCost = {
  /** VMs that cost something or will: under a policy, or with restore points left. */
  inputs: CostInputs;
  /** The whole inventory. */
  everything: CostInputs;
  prices: PriceList;
  estimate: FleetEstimate;
};

/** The fleet and its estimate: every view of its cost begins here, so that all of them say the same. */
export const loadFleetCost = (ctx: Pick<ServiceContext, "db" | "now">): Promise<FleetCost> =>
  reckonOnce(ctx, "fleet", async () => {
    const everything = await loadCostInputs(ctx, { coverage: "all" });
    const prices = await loadPriceList(ctx, { regions: everything.machines.map(({ region }) => region) });
    const inputs = { ...everything, vms: everything.vms.filter(({ machine }) => isBilled(everything, machine)) };
    return {
      ...{ inputs, everything, prices },
      estimate: estimateFleet(inputs, { prices }),
    };
  });

function isBilled({ machines }: CostInputs, position: number): boolean {
  const machine = machines[position];
  return machine !== undefined && (machine.policyId !== null || machine.held.withBin.points > 0);
}
