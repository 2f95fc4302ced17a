import type { Db, Tx } from "#lib/db/client.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { loadPolicy } from "./load-policy.ts";
import { currentVersionOf } from "./policy-row.ts";

/** What VMs are put under. */
export type PolicyInForce = { id: string; name: string; versionId: string; number: number; settings: PolicySettings };

/** The policy by its newest version. Refuses one that is not there. */
export async function policyInForce(db: Db | Tx, policyId: string): Promise<PolicyInForce> {
  const row = await loadPolicy(db, policyId);
  const version = currentVersionOf(row);
  return { id: row.id, name: row.name, versionId: version.id, number: version.number, settings: version.settings };
}
