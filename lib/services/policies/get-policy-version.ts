import type { PolicyVersionDto, PolicyVersionInput } from "#lib/contracts/policy-changes.ts";
import type { ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";
import { toPolicyVersion, versionSelect } from "./to-policy-version.ts";

/** One version, for a comparison with another. Refuses with `notFound`. */
export async function getPolicyVersion(
  ctx: ServiceContext,
  { policyId, number }: PolicyVersionInput,
): Promise<PolicyVersionDto> {
  const row = await ctx.db.policyVersion.findUnique({
    where: { policyId_number: { policyId, number } },
    select: versionSelect,
  });
  return row ? toPolicyVersion(row) : refuse("notFound", `This policy has no version ${number}.`);
}
