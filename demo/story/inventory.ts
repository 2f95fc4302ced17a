import { syncInventory } from "#lib/services/inventory/sync-inventory.ts";
import type { DemoWorld } from "../demo-world.ts";

/** A pass over every connection, as the worker makes one by its clock. */
export async function readInventory({ db, worker }: DemoWorld): Promise<void> {
  const connections = await db.connection.findMany({ where: { removedAt: null }, select: { id: true } });
  for (const { id } of connections) {
    const pass = await syncInventory(worker, id);
    if (pass?.status === "Failed") throw new Error("The demo's history needs the inventory, which could not be read.");
  }
}
