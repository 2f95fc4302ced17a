import type {
  ListPolicyVersionsInput,
  PolicyChangeSummary,
  PolicyVersionPageDto,
  PolicyVersionRowDto,
} from "#lib/contracts/policy-changes.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { diffSettings } from "#lib/domain/policy/diff-settings.ts";
import { settingsOf } from "#lib/domain/policy/policy-settings.ts";
import type { ServiceContext } from "../context.ts";
import { keysetPage } from "../paging/keyset-page.ts";
import { toPolicyVersion, versionSelect } from "./to-policy-version.ts";

/** The history of a policy, the newest version first: who, when, what differs from the version before, and what came of it. */
export async function listPolicyVersions(
  ctx: ServiceContext,
  input: ListPolicyVersionsInput,
): Promise<PolicyVersionPageDto> {
  const { policyId } = input;
  const page = await keysetPage(
    input,
    ({ key, isForward, take }) =>
      ctx.db.policyVersion.findMany({
        where: { policyId, ...(key ? { number: beyond(key[0], isForward) } : {}) },
        orderBy: { number: isForward ? "desc" : "asc" },
        take,
        select: versionSelect,
      }),
    (row) => [String(row.number)],
  );
  const numbers = page.rows.map((row) => row.number);
  const earlier = await loadEarlierSettings(ctx, policyId, numbers);
  const changes = await loadChanges(ctx, policyId, numbers);
  const rows = page.rows.map((row): PolicyVersionRowDto => {
    const version = toPolicyVersion(row);
    const before = earlier.get(row.number - 1);
    return {
      ...version,
      changes: before ? diffSettings(before, version.settings) : [],
      change: changes.get(row.number) ?? null,
    };
  });
  return { ...page, rows };
}

function beyond(number: string | undefined, isForward: boolean): Prisma.IntFilter {
  const known = Number.parseInt(number ?? "", 10);
  if (Number.isNaN(known)) return {};
  return isForward ? { lt: known } : { gt: known };
}

async function loadEarlierSettings(ctx: ServiceContext, policyId: string, numbers: readonly number[]) {
  const rows = await ctx.db.policyVersion.findMany({
    where: { policyId, number: { in: numbers.map((number) => number - 1) } },
    select: { number: true, settings: true },
  });
  return new Map(rows.map(({ number, settings }) => [number, settingsOf(settings)]));
}

/** By the version that it brought. */
async function loadChanges(
  ctx: ServiceContext,
  policyId: string,
  numbers: readonly number[],
): Promise<Map<number, PolicyChangeSummary>> {
  const changes = await ctx.db.policyChange.findMany({
    where: { policyId, toNumber: { in: [...numbers] } },
    select: { id: true, toNumber: true },
  });
  const counts = await ctx.db.run.groupBy({
    by: ["policyChangeId", "status"],
    where: { policyChangeId: { in: changes.map(({ id }) => id) } },
    _count: true,
  });
  const revertible = await ctx.db.run.groupBy({
    by: ["policyChangeId"],
    where: {
      policyChangeId: { in: changes.map(({ id }) => id) },
      status: "Failed",
      protectedItem: { policyId, state: { not: "ProtectionStopped" } },
    },
    _count: true,
  });
  const countOf = (changeId: string, isFailed: boolean): number =>
    counts
      .filter((count) => count.policyChangeId === changeId && (count.status === "Failed") === isFailed)
      .reduce((sum, count) => sum + count._count, 0);
  return new Map(
    changes.map(({ id, toNumber }) => [
      toNumber,
      {
        id,
        configured: countOf(id, false),
        failed: countOf(id, true),
        revertible: revertible.find((group) => group.policyChangeId === id)?._count ?? 0,
      },
    ]),
  );
}
