import type { Tx } from "#lib/db/client.ts";
import type { AlertCause } from "#lib/domain/alerts/alert-cause.ts";
import { fallbackAlertAfter } from "#lib/domain/policy/attempt-rules.ts";
import { activeItem } from "../../vms/active-item.ts";
import { visibleVms } from "../../vms/visible-vms.ts";

/** A policy that has quietly become crash-consistent must not stay quiet. */
export async function findFallbackStreaks(tx: Tx): Promise<AlertCause[]> {
  const items = await tx.protectedItem.findMany({
    where: {
      ...activeItem,
      fallbackStreak: { gte: fallbackAlertAfter },
      virtualMachine: { ...visibleVms, disappearedAt: null },
    },
    select: { id: true, virtualMachineId: true, fallbackStreak: true, policy: { select: { name: true } } },
  });
  return items.map(({ id, virtualMachineId, fallbackStreak, policy }) => ({
    kind: "fallback-streak",
    of: id,
    virtualMachineId,
    message: `The last ${fallbackStreak} backups are crash-consistent only, although policy ${policy.name} asks for more: the guest could not be brought to rest.`,
  }));
}
