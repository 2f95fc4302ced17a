import { z } from "zod";
import type { KeepReason, PruneReason } from "#lib/domain/retention/retention-point.ts";
import { isTimeZone } from "#lib/domain/schedule/zoned-time.ts";
import { achievedModes } from "#lib/domain/vm/consistency.ts";
import type { Json } from "#lib/std/json.ts";
import type { BackupDiskDto, RunStatusName } from "./runs.ts";
import type { AssessmentDto } from "./vms.ts";

/** `own`: taken by Stillpoint. `foreign`: found in Azure, made by another tool, never touched. */
export const pointOrigins = ["own", "foreign"] as const;
export type PointOrigin = (typeof pointOrigins)[number];

export const binPlaces = ["in", "out"] as const;
export type BinPlace = (typeof binPlaces)[number];

const timeZone = z.string().max(60).refine(isTimeZone, "This time zone is not known.");

/** `vanished`: good ones of ours that Azure no longer has, though Stillpoint did not delete them. */
export const pointPresences = ["vanished"] as const;
export type PointPresence = (typeof pointPresences)[number];

export const listRestorePointsInput = z.object({
  /** Text in the VM's name. */
  search: z.string().trim().max(100).optional(),
  virtualMachineId: z.uuid().optional(),
  /** Consistency as Azure achieved it, not as it was asked for. */
  consistency: z.enum(achievedModes).optional(),
  origin: z.enum(pointOrigins).optional(),
  /** `in`: those that wait in the bin for their deletion. */
  bin: z.enum(binPlaces).optional(),
  presence: z.enum(pointPresences).optional(),
  /** Only points taken within the last so many hours. */
  hours: z.coerce.number().int().min(1).max(8_760).optional(),
  /** Only points taken on this day, as the clocks of the zone (UTC without one) count it. */
  day: z.iso.date().optional(),
  timeZone: timeZone.optional(),
  after: z.string().max(200).optional(),
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListRestorePointsInput = z.infer<typeof listRestorePointsInput>;

export const pointDaysInput = z.object({
  vmId: z.uuid(),
  timeZone: timeZone.default("UTC"),
  /** The last day shown; today without it. */
  until: z.iso.date().optional(),
});
export type PointDaysInput = z.infer<typeof pointDaysInput>;

/** A day's restore points of one VM. Each good one of ours is under the consistency it achieved; the last three overlap them. */
export type PointDayDto = {
  day: string;
  total: number;
  application: number;
  fileSystem: number;
  crash: number;
  foreign: number;
  /** Failed, or still in the making. */
  notGood: number;
  fallback: number;
  pinned: number;
  binned: number;
};

export type PointDaysDto = {
  /** Five weeks, oldest first, days without a point included. */
  days: PointDayDto[];
  /** The day of the VM's oldest point; null when it has none. */
  oldest: string | null;
  today: string;
};

export const restorePointIdInput = z.object({ id: z.uuid() });
export type RestorePointIdInput = z.infer<typeof restorePointIdInput>;

/** Points in one command: as many as a page of a list shows. */
export const changePointsLimit = 100;

export const pointIdsInput = z.object({
  pointIds: z
    .array(z.uuid())
    .min(1, "Choose at least one restore point.")
    .max(changePointsLimit, `Choose at most ${changePointsLimit} restore points at a time.`),
});
export type PointIdsInput = z.infer<typeof pointIdsInput>;

/** `confirmation`: the name of the points' VM, as somebody typed it. */
export const deletePointsInput = pointIdsInput.extend({ confirmation: z.string().trim().max(100) });
export type DeletePointsInput = z.infer<typeof deletePointsInput>;

/** One answer per point: some may be changed while others may not. */
export type PointOutcome = {
  pointId: string;
  vmName: string;
  takenAt: string;
  refusal: string | null;
  isPinned: boolean;
  /** When it is deleted in Azure; null when it is not in the bin. */
  purgeAt: string | null;
};

export type RestorePointSummaryDto = {
  id: string;
  name: string;
  vm: { id: string; name: string; resourceGroup: string };
  origin: PointOrigin;
  takenAt: string;
  /** Null for a foreign point: Azure does not keep what was asked for. */
  requestedMode: string | null;
  achievedMode: string | null;
  /** Azure's provisioning state: only `Succeeded` is a restore point to rely on. */
  state: string;
  /** Null for a foreign point, whose disks are not recorded. `held` have a disk restore point in Azure. */
  disks: { held: number; included: number; excluded: number } | null;
  policyName: string | null;
  /** Crash-consistent because the guest failed what the policy wanted. */
  isFallback: boolean;
  /** When the last rule lets go of it; null when nothing with an end keeps it. */
  keepUntil: string | null;
  isPinned: boolean;
  /** The VM's last good point never goes. */
  isLastGood: boolean;
  bin: PointBinDto | null;
  /** Of ours, but of no run that this ledger knows: found in Azure after the ledger had been lost. */
  isRecovered: boolean;
  /** When Azure was found not to have it any more, though Stillpoint did not delete it. */
  vanishedAt: string | null;
};

/** `by`: the person who put it there; null for retention. `purgeAt`: from then on it is deleted in Azure. */
export type PointBinDto = { since: string; by: string | null; purgeAt: string };

export type RestorePointPageDto = {
  rows: RestorePointSummaryDto[];
  /** Cursors for the neighbours; null where there is none. */
  next: string | null;
  previous: string | null;
};

/** The verdict on the VM at the moment of the backup, kept word for word. */
export type PromisedAssessment = Omit<AssessmentDto, "assessedAt">;

/** What the VM's policy says about the point today. `until` is null for a reason that lasts as long as its cause. */
export type RetentionDto =
  | { isKept: true; reasons: { because: KeepReason["because"]; until: string | null }[] }
  | { isKept: false; because: PruneReason; since: string };

export type RestorePointDetailDto = RestorePointSummaryDto & {
  armId: string;
  collection: { name: string; resourceGroup: string; location: string };
  diskPoints: BackupDiskDto[];
  assessment: PromisedAssessment | null;
  /** The VM as Azure described it just before the backup. */
  vmConfiguration: Json;
  run: { id: string; status: RunStatusName } | null;
  /** Null for a point that is gone. */
  retention: RetentionDto | null;
  /** When it was found to be gone from Azure. */
  deletedAt: string | null;
};
