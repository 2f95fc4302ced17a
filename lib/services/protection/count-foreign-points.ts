import type { Db, Tx } from "#lib/db/client.ts";

/** Restore points that other tools took: Azure counts them towards its limit per VM as well. By VM row id. */
export async function countForeignPoints(db: Db | Tx, vmIds: readonly string[]): Promise<Map<string, number>> {
  const groups = await db.restorePoint.groupBy({
    by: ["virtualMachineId"],
    where: { virtualMachineId: { in: [...vmIds] }, runId: null, recovered: false, deletedAt: null },
    _count: true,
  });
  return new Map(groups.map((group) => [group.virtualMachineId, group._count]));
}
