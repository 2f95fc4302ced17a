import type { Tx } from "#lib/db/client.ts";

/**
 * Whoever changes a policy is alone with it; whoever puts VMs under it may do so beside others, but not during a change.
 * Always after the VMs' locks.
 */
export async function lockPolicy(tx: Tx, policyId: string, purpose: "change" | "use"): Promise<void> {
  if (purpose === "change") await tx.$queryRaw`select id from "Policy" where id = ${policyId}::uuid for no key update`;
  else await tx.$queryRaw`select id from "Policy" where id = ${policyId}::uuid for share`;
}
