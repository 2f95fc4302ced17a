import type { PromisedAssessment, RestorePointDetailDto, RestorePointIdInput } from "#lib/contracts/restore-points.ts";
import type { Json } from "#lib/std/json.ts";
import type { ServiceContext } from "../context.ts";
import { loadLastGoodIds } from "../retention/load-last-good.ts";
import { explainRetention } from "./explain-retention.ts";
import { inDiskOrder, toBackupDisk } from "./to-backup-disk.ts";
import { pointSummarySelect, toRestorePointSummary } from "./to-restore-point-summary.ts";

/** One restore point with everything recorded at its making; null when there is none of that id. */
export async function getRestorePoint(
  ctx: ServiceContext,
  { id }: RestorePointIdInput,
): Promise<RestorePointDetailDto | null> {
  const row = await ctx.db.restorePoint.findUnique({
    where: { id },
    select: {
      ...pointSummarySelect,
      armId: true,
      assessment: true,
      vmConfiguration: true,
      collection: { select: { name: true, resourceGroup: true, location: true } },
      diskRestorePoints: true,
    },
  });
  if (!row) return null;
  return {
    ...toRestorePointSummary(row, await loadLastGoodIds(ctx.db, [row.virtualMachine.id])),
    armId: row.armId,
    collection: row.collection,
    diskPoints: inDiskOrder(row.diskRestorePoints.map(toBackupDisk)),
    assessment: row.assessment as PromisedAssessment | null,
    vmConfiguration: row.vmConfiguration as Json,
    run: row.run && { id: row.run.id, status: row.run.status },
    retention: row.deletedAt ? null : await explainRetention(ctx, { id, virtualMachineId: row.virtualMachine.id }),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
