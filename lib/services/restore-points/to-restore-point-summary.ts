import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import type { Prisma } from "#lib/db/generated/client.ts";

/** The columns of a list: the captured configuration and the assessment are too large for one. */
export const pointSummarySelect = {
  id: true,
  runId: true,
  name: true,
  takenAt: true,
  requestedMode: true,
  achievedMode: true,
  provisioningState: true,
  policyName: true,
  keepUntil: true,
  virtualMachine: { select: { id: true, name: true, resourceGroup: true } },
  diskRestorePoints: { select: { included: true, armId: true } },
} satisfies Prisma.RestorePointSelect;

type PointSummaryRow = Prisma.RestorePointGetPayload<{ select: typeof pointSummarySelect }>;

export function toRestorePointSummary(row: PointSummaryRow): RestorePointSummaryDto {
  const isOwn = row.runId !== null;
  return {
    id: row.id,
    name: row.name,
    vm: row.virtualMachine,
    origin: isOwn ? "own" : "foreign",
    takenAt: row.takenAt.toISOString(),
    requestedMode: isOwn ? row.requestedMode : null,
    achievedMode: row.achievedMode,
    state: row.provisioningState,
    disks: isOwn ? countDisks(row.diskRestorePoints) : null,
    policyName: row.policyName,
    keepUntil: row.keepUntil?.toISOString() ?? null,
  };
}

function countDisks(disks: PointSummaryRow["diskRestorePoints"]) {
  const included = disks.filter((disk) => disk.included);
  return {
    held: included.filter((disk) => disk.armId !== null).length,
    included: included.length,
    excluded: disks.length - included.length,
  };
}
