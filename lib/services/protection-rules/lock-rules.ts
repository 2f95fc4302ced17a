import type { Tx } from "#lib/db/client.ts";

/**
 * Whoever changes the rules is alone with them; who applies them may do so beside others, but not during a change. Always before
 * the locks of VMs and policies.
 */
export async function lockRules(tx: Tx, purpose: "change" | "use"): Promise<void> {
  if (purpose === "change") await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('protection-rules', 0))`;
  else await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('protection-rules', 0))`;
}
