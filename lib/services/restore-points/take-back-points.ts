import type { PointIdsInput, PointOutcome } from "#lib/contracts/restore-points.ts";
import type { Tx } from "#lib/db/client.ts";
import { decideRetention } from "#lib/domain/retention/decide-retention.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { loadRetentionPoints, loadRetentionPolicy, underRetention } from "../retention/load-retention.ts";
import { changePoints } from "./change-points.ts";
import { outOfBin } from "./out-of-bin.ts";

/**
 * Out of the bin. A point that its policy no longer keeps would go back with the next pass of retention, so it is pinned as
 * well: whoever takes it back wants it to stay.
 */
export const takeBackPoints = (
  ctx: ServiceContext,
  { pointIds }: PointIdsInput,
): Promise<Result<PointOutcome[], ServiceError>> =>
  changePoints(ctx, pointIds, {
    action: "takeBack",
    apply: async (tx, points) => {
      const ids = points.map(({ id }) => id);
      await tx.restorePoint.updateMany({ where: { id: { in: ids } }, data: outOfBin });
      const unkept = new Set<string>();
      for (const vmId of new Set(points.map(({ vm }) => vm.id))) {
        for (const id of await findUnkept(ctx, tx, vmId)) unkept.add(id);
      }
      const toPin = ids.filter((id) => unkept.has(id));
      await tx.restorePoint.updateMany({ where: { id: { in: toPin } }, data: { pinned: true } });
    },
  });

async function findUnkept(ctx: ServiceContext, tx: Tx, vmId: string): Promise<string[]> {
  const points = underRetention(await loadRetentionPoints(tx, vmId));
  const decisions = decideRetention(points, await loadRetentionPolicy(tx, vmId), ctx.now().getTime());
  return decisions.flatMap((decision) => ("prune" in decision ? [decision.id] : []));
}
