import type { LockReading } from "#lib/azure/port.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { Surroundings } from "#lib/domain/vm/vm-facts.ts";

/** Locks are inherited downwards: one on a resource group or subscription holds for the VM and for the collection in it. */
export function locksAround(
  locks: readonly LockReading[],
  vmArmId: string,
  collectionResourceGroup: string,
): Surroundings["locks"] {
  const vmKey = armKey(vmArmId);
  const subscriptionKey = vmKey.split("/").slice(0, 3).join("/");
  const collectionGroupKey = `${subscriptionKey}/resourcegroups/${collectionResourceGroup.toLowerCase()}`;
  return locks.flatMap(({ level, scopeArmId }): Surroundings["locks"] => {
    const scope = armKey(scopeArmId).replace(/\/$/, "");
    if (scope === subscriptionKey) return [{ level, scope: "subscription" }];
    if (scope === collectionGroupKey) return [{ level, scope: "collectionResourceGroup" }];
    return vmKey === scope || vmKey.startsWith(`${scope}/`) ? [{ level, scope: "vm" }] : [];
  });
}
