import type { EstimatePoliciesInput, PolicyEstimatesDto } from "#lib/contracts/what-if.ts";
import { summariseEstimate } from "#lib/domain/cost/estimate-summary.ts";
import type { ServiceContext } from "../context.ts";
import { loadFleetCost } from "./load-fleet-cost.ts";
import { reckonOnce } from "./reckon-once.ts";

/** What the VMs of some policies cost a month, in twelve months, for a list of policies. */
export async function estimatePolicies(
  ctx: ServiceContext,
  { policyIds }: EstimatePoliciesInput,
): Promise<PolicyEstimatesDto> {
  const { inputs, prices, estimate } = await loadFleetCost(ctx);
  const { assumed, prices: used } = await reckonOnce(ctx, "summary", async () =>
    summariseEstimate(inputs, { prices }, { inMonths: 12 }),
  );
  const wanted = new Set(policyIds);
  return {
    currency: estimate.currency,
    rows: estimate.byPolicy.flatMap(({ key, in12Months }) =>
      wanted.has(key) ? [{ policyId: key, monthly: in12Months }] : [],
    ),
    assumed,
    prices: used,
  };
}
