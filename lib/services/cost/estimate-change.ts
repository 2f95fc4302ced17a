import type { CostFilter } from "#lib/contracts/cost.ts";
import type { EstimatedChangeDto } from "#lib/contracts/what-if.ts";
import { summariseEstimate } from "#lib/domain/cost/estimate-summary.ts";
import type { ServiceContext } from "../context.ts";
import { loadPriceList } from "../prices/load-price-list.ts";
import { type AsIf, loadCostInputs } from "./load-cost-inputs.ts";

/** When a change has had its effect: the points that are there now do not go by a change of mind. */
const yearOn = { inMonths: 12 };

/** The same VMs as they are and as if something were otherwise, a month in twelve months. */
export async function estimateChange(ctx: ServiceContext, filter: CostFilter, asIf: AsIf): Promise<EstimatedChangeDto> {
  const [before, after] = await Promise.all([loadCostInputs(ctx, filter), loadCostInputs(ctx, filter, asIf)]);
  const prices = await loadPriceList(ctx, { regions: before.machines.map(({ region }) => region) });
  return {
    before: summariseEstimate(before, { prices }, yearOn),
    after: summariseEstimate(after, { prices }, yearOn),
  };
}
