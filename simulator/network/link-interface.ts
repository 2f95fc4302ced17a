import { sameId } from "#simulator/arm/resource-id.ts";
import { isObject, valueAt } from "#simulator/json.ts";
import { impliedInterfaces } from "#simulator/network/fleet-network.ts";
import { newEtag } from "#simulator/network/network-effects.ts";
import type { OtherResource } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** The interface with this id, also one of the fleet that has no record. */
export function findInterface(world: World, id: string): OtherResource | undefined {
  return world.others.get(id) ?? impliedInterfaces.find(world, id);
}

export function machineOfInterface(nic: OtherResource): string | undefined {
  const id = valueAt(nic.properties, ["virtualMachine", "id"]);
  return typeof id === "string" ? id : undefined;
}

/** Notes at the interface which machine has it. */
export function giveInterface(world: World, nicId: string, vmId: string, isPrimary: boolean): void {
  const nic = findInterface(world, nicId);
  if (nic === undefined) return;
  const properties = { ...nic.properties, virtualMachine: { id: vmId }, primary: isPrimary };
  world.others.put({ ...nic, etag: newEtag(), properties });
}

/** The machine no longer has the interface, which stays or, with `Delete`, goes with the machine. */
export function releaseInterface(world: World, reference: { id: string; properties?: unknown }, vmId: string): void {
  const nic = findInterface(world, reference.id);
  if (nic === undefined || !sameId(machineOfInterface(nic) ?? "", vmId)) return;
  if (isObject(reference.properties) && reference.properties["deleteOption"] === "Delete") {
    world.others.delete(nic.id);
    return;
  }
  const { virtualMachine, primary, ...properties } = nic.properties;
  world.others.put({ ...nic, etag: newEtag(), properties });
}
