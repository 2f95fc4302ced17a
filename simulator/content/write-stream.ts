import { hashText } from "#simulator/content/hash.ts";
import type { WriteStream } from "#simulator/world/content-records.ts";
import type { VirtualMachine } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/**
 * Machines write while they run. How much they have written is computed from the clock: from the last change of what
 * the writes depend on (power, disks), kept as a record, or from the machine's creation when nothing has changed since.
 */

/** How the machine's stream stands at an instant. */
export type StreamState = { stream: string; writes: number; startedWith: number; isRunning: boolean };

export function streamStateOf(world: World, vm: VirtualMachine, now: number): StreamState {
  const row = rowOf(world, vm);
  const isRunning = vm.runtime.powerState === "running";
  const writes = row.writes + (isRunning ? writesDuring(vm, now - row.at) : 0);
  return { stream: streamId(vm, row.generation), writes, startedWith: row.writes, isRunning };
}

/** To be called before the machine's power state changes: what it has written so far stays so. */
export function notePowerChange(world: World, vm: VirtualMachine, now: number): void {
  const { writes } = streamStateOf(world, vm, now);
  world.writeStreams.put({ ...rowOf(world, vm), writes, at: now });
}

/** The machine's disks are others from now on, so it begins a new stream. */
export function beginStream(world: World, vm: VirtualMachine, now: number): void {
  const { id, generation } = rowOf(world, vm);
  world.writeStreams.put({ id, generation: generation + 1, writes: 0, at: now });
}

/** To be called when the machine is deleted. */
export function endStream(world: World, vm: VirtualMachine): void {
  world.writeStreams.delete(vm.properties.vmId);
}

function rowOf(world: World, vm: VirtualMachine): WriteStream {
  const { vmId, timeCreated } = vm.properties;
  const known = world.writeStreams.get(vmId);
  if (known !== undefined) return known;
  const createdAt = Date.parse(timeCreated);
  if (vm.runtime.powerState === "running") return { id: vmId, generation: 1, writes: 0, at: createdAt };
  // It ran until it was stopped.
  const { changedAt } = vm.runtime;
  return { id: vmId, generation: 1, writes: writesDuring(vm, changedAt - createdAt), at: changedAt };
}

/** Each machine has a pace of its own, between 4 and 19 writes a second. */
function writesDuring(vm: VirtualMachine, ms: number): number {
  const perSecond = 4 + (hashText(vm.properties.vmId) % 16);
  return Math.floor((Math.max(0, ms) * perSecond) / 1000);
}

function streamId(vm: VirtualMachine, generation: number): string {
  return generation === 1 ? vm.properties.vmId : `${vm.properties.vmId}/${generation}`;
}
