import type { VmHealth } from "#lib/contracts/vms.ts";
import type { Db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import { loadSettings } from "../policies/load-settings.ts";
import { findOverdueItems } from "../protection/find-overdue-items.ts";
import { activeItem } from "./active-item.ts";

type Where = Prisma.VirtualMachineWhereInput;

/**
 * The one meaning of "protected", "at risk", "overdue" and "unprotected", for the cards and for the list behind them.
 * Overdue and at risk depend on the policy: its schedule's RPO and the consistency that it asks for.
 */
export async function healthFilter(db: Db, health: VmHealth, now: Date): Promise<Where> {
  if (health === "protected") return { protectedItem: { is: { state: "Protected" } } };
  if (health === "unprotected") {
    return { OR: [{ protectedItem: { is: null } }, { protectedItem: { is: { state: "ProtectionStopped" } } }] };
  }
  return health === "atRisk" ? atRisk(db) : overdue(db, now);
}

/** The last backup failed, or the VM has changed so that the consistency its policy asks for is blocked. */
async function atRisk(db: Db): Promise<Where> {
  const policies = [...(await loadSettings(db))];
  const byMode = Map.groupBy(policies, ([, settings]) => requestedModeOf(settings));
  const blocked = [...byMode].map(
    ([mode, asking]): Where => ({
      protectedItem: { is: { ...activeItem, policyId: { in: asking.map(([policyId]) => policyId) } } },
      assessments: { some: { mode, verdict: "blocked" } },
    }),
  );
  return { OR: [{ protectedItem: { is: { state: "ProtectionError" } } }, ...blocked] };
}

/** No success for longer than the RPO allows. */
async function overdue(db: Db, now: Date): Promise<Where> {
  const items = await findOverdueItems(db, now);
  return { protectedItem: { is: { id: { in: items.map(({ id }) => id) } } } };
}
