import { disksRuledOut } from "#lib/domain/policy/disk-rule.ts";
import type { DiskRule } from "#lib/domain/policy/policy-settings.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { PlannedDisk } from "./backup-run.ts";

/**
 * Every disk of the VM, held or left out, with the reason: those left out by hand, and those that the rule of its policy
 * leaves out as the VM stands now.
 */
export function planDisks(
  facts: Pick<VmFacts, "disks">,
  excludedDiskIds: readonly string[],
  rule: DiskRule,
): PlannedDisk[] {
  const excluded = new Set(excludedDiskIds.map(armKey));
  const ruledOut = new Map(disksRuledOut(facts, rule).map(({ name, because }) => [name, because]));
  return facts.disks.map((disk) => {
    const isByHand = disk.id !== null && excluded.has(armKey(disk.id));
    const because = ruledOut.get(disk.name);
    return {
      name: disk.name,
      armId: disk.id,
      included: !isByHand && because === undefined,
      exclusionReason: isByHand
        ? "Left out by the protection settings of this VM."
        : because === undefined
          ? null
          : `Left out by the policy's disk rule (${because}).`,
    };
  });
}
