import type { DemoWorld } from "../demo-world.ts";

/** Ids of these VMs of the inventory, in the order of the names. */
export async function findVms({ db }: DemoWorld, names: readonly string[]): Promise<string[]> {
  const rows = await db.virtualMachine.findMany({
    where: { name: { in: [...names] } },
    select: { id: true, name: true },
  });
  return names.map((name) => {
    const row = rows.find((candidate) => candidate.name === name);
    if (!row) throw new Error(`The demo's history needs the VM ${name}, which the inventory does not have.`);
    return row.id;
  });
}

export async function findVm(world: DemoWorld, name: string): Promise<string> {
  const [id = ""] = await findVms(world, [name]);
  return id;
}
