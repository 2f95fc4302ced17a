import type { Tx } from "#lib/db/client.ts";

/**
 * Commands about the same VM wait for each other instead of overwriting what the other decided. Always in id order, so that
 * two commands with overlapping lists cannot wait in a circle.
 */
export async function lockVms(tx: Tx, vmIds: readonly string[]): Promise<void> {
  const ids = [...new Set(vmIds)].sort();
  await tx.$queryRaw`select id from "VirtualMachine" where id = any(${ids}::uuid[]) order by id for update`;
}
