import type { Tx } from "#lib/db/client.ts";
import type { PointToDelete } from "#lib/domain/run/deletion/deletion-run.ts";
import type { ServiceContext } from "../../context.ts";

/** The ledger keeps the record of a point that Azure no longer has. */
export async function markGone(ctx: ServiceContext, tx: Tx, point: PointToDelete): Promise<void> {
  await tx.restorePoint.updateMany({ where: { id: point.id, deletedAt: null }, data: { deletedAt: ctx.now() } });
}
