import type { PointIdsInput, PointOutcome } from "#lib/contracts/restore-points.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { changePoints } from "./change-points.ts";
import { outOfBin } from "./out-of-bin.ts";

/** Kept until somebody unpins it, whatever the policy says; out of the bin when it was there. */
export const pinPoints = (
  ctx: ServiceContext,
  { pointIds }: PointIdsInput,
): Promise<Result<PointOutcome[], ServiceError>> =>
  changePoints(ctx, pointIds, {
    action: "pin",
    apply: async (tx, points) => {
      const where = { id: { in: points.map(({ id }) => id) } };
      await tx.restorePoint.updateMany({ where, data: { pinned: true, ...outOfBin } });
    },
  });
