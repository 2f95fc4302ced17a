import { z } from "zod";

export const runStatuses = [
  "Queued",
  "InProgress",
  "Completed",
  "CompletedWithWarnings",
  "Failed",
  "Cancelling",
  "Cancelled",
] as const;
export const runKinds = ["Backup", "ConfigureBackup"] as const;

export const startBackupInput = z.object({
  virtualMachineIds: z.array(z.uuid()).min(1).max(100),
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

export const cancelRunInput = z.object({ runId: z.uuid() });
export type CancelRunInput = z.infer<typeof cancelRunInput>;

export const listRunsInput = z.object({
  status: z.enum(runStatuses).optional(),
  kind: z.enum(runKinds).optional(),
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

export type RunFailureDto = {
  code: string;
  message: string;
  meaning: string;
  remedy: string;
  whoCanDoIt: string;
  correlationId: string | null;
  requestId: string | null;
  raw: string | null;
};

export type RunSummaryDto = {
  id: string;
  kind: (typeof runKinds)[number];
  status: (typeof runStatuses)[number];
  trigger: "Scheduled" | "OnDemand";
  vm: { id: string; name: string; resourceGroup: string };
  policy: { id: string; name: string; version: number } | null;
  requestedMode: string;
  achievedMode: string | null;
  /** Why and until when it waits; null unless it does. */
  waitReason: string | null;
  dueAt: string | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  failureCode: string | null;
  requestedBy: string;
};

export type RunPageDto = {
  rows: RunSummaryDto[];
  /** Cursors for the neighbours; null where there is none. */
  next: string | null;
  previous: string | null;
};

export type RunStepDto = {
  name: string;
  status: "NotStarted" | "InProgress" | "Waiting" | "Completed" | "Failed" | "Skipped";
  attempts: number;
  detail: string | null;
  operationId: string | null;
  correlationId: string | null;
  startedAt: string | null;
  endedAt: string | null;
};

export type RunDiskDto = {
  name: string;
  role: "os" | "data";
  lun: number | null;
  sku: string | null;
  sizeGb: number | null;
  caching: string;
  included: boolean;
  exclusionReason: string | null;
  /** `Planned` before Azure answers, then Azure's own state. */
  state: string;
  diskRestorePointId: string | null;
};

export type RunDetailDto = RunSummaryDto & {
  slotAt: string | null;
  keepUntil: string | null;
  error: RunFailureDto | null;
  warnings: { code: string; message: string }[];
  steps: RunStepDto[];
  disks: RunDiskDto[];
  history: { seq: number; at: string; message: string; from: string; to: string }[];
  restorePoint: { id: string; name: string; armId: string; takenAt: string | null } | null;
  /** Null when it can be cancelled now; else the reason why not. */
  cancelRefusal: string | null;
  isTerminal: boolean;
};
