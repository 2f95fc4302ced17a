import type { Db, Tx } from "#lib/db/client.ts";
import { type PolicySettings, settingsOf } from "#lib/domain/policy/policy-settings.ts";

/** What each policy that is not deleted asks for now, by its id. */
export async function loadSettings(db: Db | Tx): Promise<Map<string, PolicySettings>> {
  const rows = await db.policyVersion.findMany({
    where: { policy: { deletedAt: null } },
    distinct: ["policyId"],
    orderBy: [{ policyId: "asc" }, { number: "desc" }],
    select: { policyId: true, settings: true },
  });
  return new Map(rows.map(({ policyId, settings }) => [policyId, settingsOf(settings)]));
}
