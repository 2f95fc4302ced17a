import type { ListPoliciesInput, PolicyPageDto } from "#lib/contracts/policies.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { ServiceContext } from "../context.ts";
import { keysetPage } from "../paging/keyset-page.ts";
import { toPolicySummary, withCurrentVersion } from "./policy-row.ts";

/** By name. Among policies that are not deleted the name is unique, so it needs no tiebreaker. */
export async function listPolicies(ctx: ServiceContext, input: ListPoliciesInput): Promise<PolicyPageDto> {
  const filter: Prisma.PolicyWhereInput = {
    deletedAt: null,
    ...(input.search ? { nameKey: { contains: input.search.toLowerCase() } } : {}),
  };
  const page = await keysetPage(
    input,
    ({ key, isForward, take }) =>
      ctx.db.policy.findMany({
        where: { AND: [filter, key ? { nameKey: { [isForward ? "gt" : "lt"]: key[0] } } : {}] },
        orderBy: { nameKey: isForward ? "asc" : "desc" },
        take,
        include: withCurrentVersion,
      }),
    (row) => [row.nameKey],
  );
  return { ...page, rows: page.rows.map(toPolicySummary) };
}
