import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { PlannedDisk } from "./backup-run.ts";

/** Every disk of the VM, held or left out, with the reason. */
export function planDisks(facts: Pick<VmFacts, "disks">, excludedDiskIds: readonly string[]): PlannedDisk[] {
  const excluded = new Set(excludedDiskIds.map(armKey));
  return facts.disks.map((disk) => {
    const isExcluded = disk.id !== null && excluded.has(armKey(disk.id));
    return {
      name: disk.name,
      armId: disk.id,
      included: !isExcluded,
      exclusionReason: isExcluded ? "Left out by the protection settings of this VM." : null,
    };
  });
}
