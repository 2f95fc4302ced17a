import type { Db, Tx } from "#lib/db/client.ts";
import { refuse } from "../errors.ts";
import { type PolicyRow, withCurrentVersion } from "./policy-row.ts";

/** The policy with its version in force, or a refusal. */
export async function loadPolicy(db: Db | Tx, policyId: string): Promise<PolicyRow> {
  const row = await db.policy.findFirst({ where: { id: policyId, deletedAt: null }, include: withCurrentVersion });
  return row ?? refuse("notFound", "There is no such policy. It may have been deleted; choose another.");
}
