import type { Db, Tx } from "#lib/db/client.ts";
import type { PolicyInForce } from "../protection/record-configuration.ts";
import { loadPolicy } from "./load-policy.ts";
import { currentVersionOf } from "./policy-row.ts";

/** What VMs are put under: the policy by its newest version. Refuses one that is not there. */
export async function policyInForce(db: Db | Tx, policyId: string): Promise<PolicyInForce> {
  const row = await loadPolicy(db, policyId);
  const version = currentVersionOf(row);
  return { id: row.id, name: row.name, versionId: version.id, number: version.number, settings: version.settings };
}
