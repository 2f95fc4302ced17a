import type { Tx } from "#lib/db/client.ts";
import type { ProtectedItem } from "#lib/db/generated/client.ts";
import { lockVms } from "./lock-vms.ts";

export type VmWithItem = { id: string; name: string; item: ProtectedItem | null };

/** The chosen VMs that are there, by name, locked against everybody who plans or configures. */
export async function loadItemsOfVms(tx: Tx, vmIds: readonly string[]): Promise<VmWithItem[]> {
  await lockVms(tx, vmIds);
  const rows = await tx.virtualMachine.findMany({
    where: { id: { in: [...vmIds] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, protectedItem: true },
  });
  return rows.map(({ protectedItem, ...vm }) => ({ ...vm, item: protectedItem }));
}
