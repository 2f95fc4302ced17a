import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";

/**
 * The facts whose change is worth a new look at what was stored, in one text with a fixed order. Values that move by
 * themselves (power, agent, hydration) are left out: they are stored on every pass and never tell a story.
 */
export function relevantFacts(vm: VmFacts): string {
  const disks = vm.disks
    .map((disk) => [
      disk.name,
      disk.id?.toLowerCase() ?? null,
      disk.role,
      disk.lun,
      disk.sku,
      disk.sizeGb,
      disk.caching,
      disk.writeAccelerator,
      disk.maxShares,
    ])
    .sort((left, right) => (String(left[0]) < String(right[0]) ? -1 : 1));
  const tags = Object.entries(vm.tags).sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([vm.id.toLowerCase(), vm.vmId, vm.size, vm.securityType, tags, disks]);
}
