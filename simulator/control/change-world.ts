import { removeVirtualMachine } from "#simulator/compute/machine-effects.ts";
import { isObject } from "#simulator/json.ts";
import type { Simulator } from "#simulator/simulator.ts";

/** What somebody else does in Azure meanwhile: a colleague deletes a machine, or changes a disk. */

/** @returns a sentence when there is no such machine */
export function deleteMachine({ world, clock }: Simulator, content: unknown): string | null {
  const vm = findByName(world.virtualMachines.all(), content);
  if (!vm) return "name must be the name of a virtual machine.";
  removeVirtualMachine(world, vm.id, clock.now());
  return null;
}

/** Merges `properties` into the disk's. @returns a sentence when there is no such disk */
export function changeDisk({ world }: Simulator, content: unknown): string | null {
  const disk = findByName(world.disks.all(), content);
  if (!disk) return "name must be the name of a disk.";
  const properties = isObject(content) && isObject(content["properties"]) ? content["properties"] : null;
  if (!properties) return "properties must be an object with the disk's new properties, such as maxShares.";
  world.disks.put({ ...disk, properties: { ...disk.properties, ...properties } });
  return null;
}

function findByName<Named extends { name: string }>(records: Iterable<Named>, content: unknown): Named | undefined {
  const name = isObject(content) ? content["name"] : undefined;
  for (const record of records) if (record.name === name) return record;
  return undefined;
}
