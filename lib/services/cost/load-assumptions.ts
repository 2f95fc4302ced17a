import { type AssumptionValues, defaultAssumptions, narrow } from "#lib/domain/cost/assumptions.ts";
import type { ServiceContext } from "../context.ts";

/** What is assumed for the VMs of a policy where nothing nearer is said. */
export async function loadAssumptions({
  db,
}: Pick<ServiceContext, "db">): Promise<(policyId: string | null) => AssumptionValues> {
  const said = await db.costAssumption.findMany({ where: { scope: { in: ["Fleet", "Policy"] } } });
  const fleet = narrow(
    defaultAssumptions,
    said.find(({ scope }) => scope === "Fleet"),
    "Fleet",
  );
  const byPolicy = new Map(
    said.flatMap((row) => (row.scope === "Policy" ? [[row.scopeId, narrow(fleet, row, "Policy")] as const] : [])),
  );
  return (policyId) => byPolicy.get(policyId ?? "") ?? fleet;
}
