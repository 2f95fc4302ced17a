import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";

export type KnownVm = { id: string; armKey: string; vmId: string };

/** A read VM with the row that stands for it; null for a VM never seen before. */
export type VmMatch<Known extends KnownVm> = { facts: VmFacts; known: Known | null };

/**
 * Finds each VM's row by its ARM id. A VM at a new ARM id is a moved one when a row with the same `vmId` lost its place in
 * this very reading: so its history stays together instead of ending in one row and beginning in another.
 */
export function matchVms<Known extends KnownVm>(read: VmFacts[], known: Known[]): VmMatch<Known>[] {
  const byKey = new Map(known.map((row) => [row.armKey, row]));
  const readKeys = new Set(read.map((vm) => armKey(vm.id)));
  const displaced = new Map(known.filter((row) => !readKeys.has(row.armKey)).map((row) => [row.vmId, row]));
  return read.map((facts) => {
    const inPlace = byKey.get(armKey(facts.id));
    if (inPlace) return { facts, known: inPlace };
    const moved = displaced.get(facts.vmId) ?? null;
    displaced.delete(facts.vmId);
    return { facts, known: moved };
  });
}
