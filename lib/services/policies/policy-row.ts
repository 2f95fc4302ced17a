import { type PolicySummaryDto, policySettings } from "#lib/contracts/policies.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { invariant } from "#lib/std/invariant.ts";

/** Protection that has stopped keeps its policy for the record, but the policy no longer does anything for it. */
export const isAssociated = { state: { not: "ProtectionStopped" } } satisfies Prisma.ProtectedItemWhereInput;

/** A policy with the version in force, which is the newest: versions are only ever added. */
export const withCurrentVersion = {
  versions: { orderBy: { number: "desc" }, take: 1 },
  _count: { select: { protectedItems: { where: isAssociated } } },
} satisfies Prisma.PolicyInclude;

export type PolicyRow = Prisma.PolicyGetPayload<{ include: typeof withCurrentVersion }>;

export function currentVersionOf(row: Pick<PolicyRow, "id" | "versions">) {
  const [version] = row.versions;
  invariant(version, `Policy ${row.id} has no version.`);
  return { ...version, settings: policySettings.parse(version.settings) };
}

export function toPolicySummary(row: PolicyRow): PolicySummaryDto {
  const { number, settings } = currentVersionOf(row);
  return { id: row.id, name: row.name, version: number, settings, associatedItems: row._count.protectedItems };
}
