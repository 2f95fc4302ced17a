import type { PolicyDto, PolicyIdInput } from "#lib/contracts/policies.ts";
import type { ServiceContext } from "../context.ts";
import { loadPolicy } from "./load-policy.ts";
import { currentVersionOf, toPolicySummary } from "./policy-row.ts";

/** Refuses with `notFound`. */
export async function getPolicy(ctx: ServiceContext, { policyId }: PolicyIdInput): Promise<PolicyDto> {
  const row = await loadPolicy(ctx.db, policyId);
  const version = currentVersionOf(row);
  return {
    ...toPolicySummary(row),
    createdAt: row.createdAt.toISOString(),
    versionCreatedAt: version.createdAt.toISOString(),
    versionCreatedBy: version.createdBy,
  };
}
