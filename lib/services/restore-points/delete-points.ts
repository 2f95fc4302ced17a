import type { DeletePointsInput, PointOutcome } from "#lib/contracts/restore-points.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { loadBinDays } from "../retention/bin-days.ts";
import { changePoints } from "./change-points.ts";
import type { PointToChange } from "./load-points-to-change.ts";

const dayMs = 86_400_000;

/** Into the bin, by a person; what failed holds nothing that anybody could want back, and goes at once. */
export const deletePoints = (
  ctx: ServiceContext,
  { pointIds, confirmation }: DeletePointsInput,
): Promise<Result<PointOutcome[], ServiceError>> =>
  changePoints(ctx, pointIds, {
    action: "delete",
    check: (points) => checkConfirmation(points, confirmation),
    apply: async (tx, points) => {
      const now = ctx.now();
      const finalAt = new Date(now.getTime() + (await loadBinDays(tx)) * dayMs);
      for (const isInAzure of [true, false]) {
        await tx.restorePoint.updateMany({
          where: { id: { in: points.filter((point) => point.isInAzure === isInAzure).map(({ id }) => id) } },
          data: { binnedAt: now, binnedBecause: actorName(ctx.actor), purgeAt: isInAzure ? finalAt : now },
        });
      }
    },
  });

/** The name that is typed stands for one machine. */
function checkConfirmation(points: readonly PointToChange[], confirmation: string): void {
  const [vmName = "", ...others] = new Set(points.map(({ vm }) => vm.name));
  if (others.length > 0) refuse("invalid", "Choose restore points of one virtual machine to delete them together.");
  if (confirmation === vmName) return;
  refuse("invalid", `Type ${vmName} to confirm.`, { confirmation: [`Type ${vmName} to confirm.`] });
}
