import type { PointIdsInput, PointOutcome } from "#lib/contracts/restore-points.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { changePoints } from "./change-points.ts";

/** The policy decides again, at once: a point that nothing else keeps goes into the bin. */
export const unpinPoints = (
  ctx: ServiceContext,
  { pointIds }: PointIdsInput,
): Promise<Result<PointOutcome[], ServiceError>> =>
  changePoints(ctx, pointIds, {
    action: "unpin",
    apply: async (tx, points) => {
      await tx.restorePoint.updateMany({ where: { id: { in: points.map(({ id }) => id) } }, data: { pinned: false } });
    },
  });
