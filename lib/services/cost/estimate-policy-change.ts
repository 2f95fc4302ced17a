import { costFilter } from "#lib/contracts/cost.ts";
import type { EstimatedChangeDto, EstimatePolicyChangeInput } from "#lib/contracts/what-if.ts";
import type { Result } from "#lib/std/result.ts";
import { asResult } from "../as-result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { estimateChange } from "./estimate-change.ts";

/** What the policy's VMs cost with the version in force, and what they would with other settings. */
export const estimatePolicyChange = (
  ctx: ServiceContext,
  { policyId, settings }: EstimatePolicyChangeInput,
): Promise<Result<EstimatedChangeDto, ServiceError>> =>
  asResult(() => estimateChange(ctx, costFilter.parse({ policyId }), { proposed: { policyId, settings } }));
