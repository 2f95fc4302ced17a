import type { Tx } from "#lib/db/client.ts";
import type { PointToDelete } from "#lib/domain/run/deletion/deletion-run.ts";
import type { ServiceContext } from "../../context.ts";

/** The ledger keeps the record of points that Azure no longer has. */
export async function markGone(ctx: ServiceContext, tx: Tx, points: readonly PointToDelete[]): Promise<void> {
  await tx.restorePoint.updateMany({
    where: { id: { in: points.map(({ id }) => id) }, deletedAt: null },
    data: { deletedAt: ctx.now() },
  });
}
