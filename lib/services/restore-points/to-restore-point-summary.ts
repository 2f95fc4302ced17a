import type { PointBinDto, RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { fallbackWarning, type RunWarning } from "#lib/domain/run/run-failure.ts";
import { byRetention } from "../retention/load-retention.ts";
import { vanishedAt } from "./vanished-points.ts";

/** The columns of a list: the captured configuration and the assessment are too large for one. */
export const pointSummarySelect = {
  id: true,
  runId: true,
  recovered: true,
  name: true,
  takenAt: true,
  requestedMode: true,
  achievedMode: true,
  provisioningState: true,
  policyName: true,
  keepUntil: true,
  pinned: true,
  binnedAt: true,
  binnedBecause: true,
  purgeAt: true,
  deletedAt: true,
  run: { select: { id: true, status: true, warnings: true } },
  virtualMachine: { select: { id: true, name: true, resourceGroup: true } },
  diskRestorePoints: { select: { included: true, armId: true } },
} satisfies Prisma.RestorePointSelect;

type PointSummaryRow = Prisma.RestorePointGetPayload<{ select: typeof pointSummarySelect }>;

/** @param lastGoodIds the last good points of at least the VMs of these rows */
export function toRestorePointSummary(row: PointSummaryRow, lastGoodIds: ReadonlySet<string>): RestorePointSummaryDto {
  const isRecorded = row.runId !== null;
  return {
    id: row.id,
    name: row.name,
    vm: row.virtualMachine,
    origin: isRecorded || row.recovered ? "own" : "foreign",
    takenAt: row.takenAt.toISOString(),
    requestedMode: isRecorded ? row.requestedMode : null,
    achievedMode: row.achievedMode,
    state: row.provisioningState,
    disks: isRecorded ? countDisks(row.diskRestorePoints) : null,
    policyName: row.policyName,
    isFallback: isFallback(row),
    keepUntil: row.keepUntil?.toISOString() ?? null,
    isPinned: row.pinned,
    isLastGood: lastGoodIds.has(row.id),
    bin: toBin(row),
    isRecovered: !isRecorded && row.recovered,
    vanishedAt: vanishedAt(row)?.toISOString() ?? null,
  };
}

/** Of the attempts of such a run only the last one is the fallback: those before it failed. */
const isFallback = ({ run, provisioningState }: PointSummaryRow): boolean =>
  provisioningState === "Succeeded" &&
  ((run?.warnings as RunWarning[] | null) ?? []).some(({ code }) => code === fallbackWarning);

const toBin = ({ binnedAt, binnedBecause, purgeAt }: PointSummaryRow): PointBinDto | null =>
  binnedAt &&
  purgeAt && {
    since: binnedAt.toISOString(),
    by: binnedBecause === byRetention ? null : binnedBecause,
    purgeAt: purgeAt.toISOString(),
  };

function countDisks(disks: PointSummaryRow["diskRestorePoints"]) {
  const included = disks.filter((disk) => disk.included);
  return {
    held: included.filter((disk) => disk.armId !== null).length,
    included: included.length,
    excluded: disks.length - included.length,
  };
}
