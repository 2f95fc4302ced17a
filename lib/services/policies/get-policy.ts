import type { PolicyDto, PolicyIdInput } from "#lib/contracts/policies.ts";
import type { ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";
import { currentVersionOf, toPolicySummary, withCurrentVersion } from "./policy-row.ts";

export async function getPolicy(ctx: ServiceContext, { policyId }: PolicyIdInput): Promise<PolicyDto> {
  const row = await ctx.db.policy.findFirst({ where: { id: policyId, deletedAt: null }, include: withCurrentVersion });
  if (!row) return refuse("notFound", "There is no such policy. It may have been deleted.");
  const version = currentVersionOf(row);
  return {
    ...toPolicySummary(row),
    createdAt: row.createdAt.toISOString(),
    versionCreatedAt: version.createdAt.toISOString(),
    versionCreatedBy: version.createdBy,
  };
}
