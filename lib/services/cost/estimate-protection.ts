import { costFilter } from "#lib/contracts/cost.ts";
import type { EstimatedChangeDto, EstimateProtectionInput } from "#lib/contracts/what-if.ts";
import type { Result } from "#lib/std/result.ts";
import { asResult } from "../as-result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { estimateChange } from "./estimate-change.ts";

/** What the chosen VMs cost as they are, and what they would under the policy. More VMs than fit into an address: an action asks. */
export const estimateProtection = (
  ctx: ServiceContext,
  { policyId, vms }: EstimateProtectionInput,
): Promise<Result<EstimatedChangeDto, ServiceError>> =>
  asResult(() => {
    const filter = costFilter.parse({ coverage: "all", vmIds: vms.map(({ vmId }) => vmId) });
    const leftOut = vms.map(({ vmId, excludedDiskNames }) => ({ vmId, diskNames: excludedDiskNames }));
    return estimateChange(ctx, filter, { planned: { policyId, leftOut } });
  });
