import { z } from "zod";
import type { RunFailure, RunWarning } from "#lib/domain/run/run-failure.ts";
import type { RunStep } from "#lib/domain/run/run-step.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";

export const runStatuses = [
  "Queued",
  "InProgress",
  "Completed",
  "CompletedWithWarnings",
  "Failed",
  "Cancelling",
  "Cancelled",
] as const;
export type RunStatusName = (typeof runStatuses)[number];

/** What a job does, as a user names it: the kind of run and who triggered it, in one word. */
export const runOperations = ["Backup", "OnDemandBackup", "ConfigureBackup", "DeletePoints"] as const;
export type RunOperation = (typeof runOperations)[number];

/** VMs in one command: each takes a row lock and a job in the same transaction. */
export const startBackupLimit = 100;

export const startBackupInput = z.object({
  virtualMachineIds: z.array(z.uuid()).min(1).max(startBackupLimit),
  /** The on-demand point's own expiry: the policy's retention does not apply to it. */
  keepUntil: z.iso.datetime(),
});
export type StartBackupInput = z.infer<typeof startBackupInput>;

/** One answer per VM: some may start while others may not. */
export type StartBackupOutcome = {
  virtualMachineId: string;
  vmName: string;
  runId: string | null;
  refusal: string | null;
};

/** `ids`: VMs, separated by commas. */
export const previewBackupInput = z.object({
  ids: z
    .string()
    .transform((ids) => ids.split(","))
    .pipe(z.array(z.uuid()).min(1).max(startBackupLimit)),
});
export type PreviewBackupInput = z.output<typeof previewBackupInput>;

/** What Backup now would do for one VM. */
export type BackupPreviewDto = {
  virtualMachineId: string;
  vmName: string;
  /** Why it cannot begin; null when it can. */
  refusal: string | null;
  requestedMode: RequestableMode | null;
  disks: { included: number; excluded: number };
};

export const cancelRunInput = z.object({ runId: z.uuid() });
export type CancelRunInput = z.infer<typeof cancelRunInput>;

export const listRunsInput = z.object({
  status: z.enum(runStatuses).optional(),
  operation: z.enum(runOperations).optional(),
  /** Text in the VM's name. */
  search: z.string().trim().max(100).optional(),
  virtualMachineId: z.uuid().optional(),
  policyId: z.uuid().optional(),
  /** Only jobs created within the last so many hours. */
  hours: z.coerce.number().int().min(1).max(8_760).optional(),
  after: z.string().max(200).optional(),
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListRunsInput = z.infer<typeof listRunsInput>;

export const runIdInput = z.object({ id: z.uuid() });
export type RunIdInput = z.infer<typeof runIdInput>;

export type RunSummaryDto = {
  id: string;
  operation: RunOperation;
  status: RunStatusName;
  isTerminal: boolean;
  vm: { id: string; name: string; resourceGroup: string };
  policy: { id: string; name: string; version: number } | null;
  /** Null for a job that asks Azure for no restore point. */
  requestedMode: string | null;
  achievedMode: string | null;
  /** Why it waits; null unless it does. */
  waitReason: string | null;
  /** When its next step is due; null at its end. */
  dueAt: string | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  failureCode: string | null;
  /** User name, or `system/planner` for a planned run. */
  requestedBy: string;
};

export type RunPageDto = {
  rows: RunSummaryDto[];
  /** Cursors for the neighbours; null where there is none. */
  next: string | null;
  previous: string | null;
  /** Whether any job of the fleet is queued or in progress: then the list is worth reading again soon. */
  hasActive: boolean;
};

export type RunStepDto = RunStep;

/** One disk of a VM as a backup plans it or a restore point holds it. */
export type BackupDiskDto = {
  name: string;
  role: "os" | "data";
  lun: number | null;
  sku: string | null;
  sizeGb: number | null;
  caching: string;
  included: boolean;
  exclusionReason: string | null;
  /** `Planned` before Azure has accepted the request (`NotTaken` when it never did), then Azure's own state; `Excluded` when left out. */
  state: string;
  diskRestorePointId: string | null;
};

/** A point that a deletion chose. `Kept`: taken back or pinned before its turn came. */
export type DeletedPointDto = {
  id: string;
  name: string;
  takenAt: string | null;
  state: "NotStarted" | "InProgress" | "Deleted" | "Refused" | "Kept";
  /** Why Azure still has it. */
  refusal: string | null;
};

export type RunDetailDto = RunSummaryDto & {
  slotAt: string | null;
  keepUntil: string | null;
  error: RunFailure | null;
  warnings: RunWarning[];
  steps: RunStepDto[];
  disks: BackupDiskDto[];
  history: { seq: number; at: string; message: string; from: string; to: string }[];
  restorePoint: { id: string; name: string; armId: string; takenAt: string } | null;
  /** Of a job that deletes restore points; null of any other. */
  deletedPoints: DeletedPointDto[] | null;
  /** Null when it can be cancelled now; else the reason why not. */
  cancelRefusal: string | null;
};
