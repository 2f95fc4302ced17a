import type { VmHealth } from "#lib/contracts/vms.ts";
import type { Db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import { overdueBefore } from "#lib/domain/schedule/overdue.ts";
import { currentVersionOf, withCurrentVersion } from "../policies/policy-row.ts";

type Where = Prisma.VirtualMachineWhereInput;

/** Under a policy that runs. */
export const activeItem = {
  state: { in: ["InitialBackupPending", "Protected", "ProtectionError"] },
} satisfies Prisma.ProtectedItemWhereInput;

/**
 * The one meaning of "protected", "at risk", "overdue" and "unprotected", for the cards and for the list behind them.
 * Overdue and at risk depend on the policy: its schedule's RPO and the consistency that it asks for.
 */
export async function healthFilter(db: Db, health: VmHealth, now: Date): Promise<Where> {
  if (health === "protected") return { protectedItem: { is: { state: "Protected" } } };
  if (health === "unprotected") {
    return { OR: [{ protectedItem: { is: null } }, { protectedItem: { is: { state: "ProtectionStopped" } } }] };
  }
  const policies = await loadPolicies(db);
  return health === "atRisk" ? atRisk(policies) : overdue(policies, now);
}

type PolicyRule = { id: string; settings: ReturnType<typeof currentVersionOf>["settings"] };

async function loadPolicies(db: Db): Promise<PolicyRule[]> {
  const rows = await db.policy.findMany({ where: { deletedAt: null }, include: withCurrentVersion });
  return rows.map((row) => ({ id: row.id, settings: currentVersionOf(row).settings }));
}

/** The last backup failed, or the VM has changed so that the consistency its policy asks for is blocked. */
function atRisk(policies: PolicyRule[]): Where {
  const blocked = [...grouped(policies, ({ settings }) => requestedModeOf(settings))].map(
    ([mode, policyIds]): Where => ({
      protectedItem: { is: { ...activeItem, policyId: { in: policyIds } } },
      assessments: { some: { mode, verdict: "blocked" } },
    }),
  );
  return { OR: [{ protectedItem: { is: { state: "ProtectionError" } } }, ...blocked] };
}

/** No success for longer than the RPO allows; before the first one, counted from the day it was configured. */
function overdue(policies: PolicyRule[], now: Date): Where {
  const byLimit = grouped(policies, ({ settings }) => overdueBefore(settings.schedule, now)?.getTime() ?? null);
  return {
    OR: [...byLimit].flatMap(([limitMs, policyIds]): Where[] => {
      if (limitMs === null) return [];
      const before = { lt: new Date(limitMs) };
      const late = [{ lastSuccessAt: before }, { lastSuccessAt: null, createdAt: before }];
      return [{ protectedItem: { is: { ...activeItem, policyId: { in: policyIds }, OR: late } } }];
    }),
  };
}

function grouped<Key>(policies: PolicyRule[], keyOf: (policy: PolicyRule) => Key): Map<Key, string[]> {
  const groups = new Map<Key, string[]>();
  for (const policy of policies) groups.set(keyOf(policy), [...(groups.get(keyOf(policy)) ?? []), policy.id]);
  return groups;
}
