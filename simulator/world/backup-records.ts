import type { JsonObject } from "#simulator/json.ts";
import type { OperationError } from "#simulator/world/records.ts";

/** A policy of a Recovery Services vault; `properties` are the wire form in its newest version. */
export type BackupPolicy = { id: string; name: string; vaultId: string; properties: JsonObject };

/** A machine that a vault protects. Its container has no record: it exists as long as the item does. */
export type ProtectedItem = {
  id: string;
  name: string;
  vaultId: string;
  containerName: string;
  vmId: string;
  vmName: string;
  /** Null once protection has been stopped with the data retained. */
  policyId: string | null;
  protectionState: "IRPending" | "Protected" | "ProtectionError" | "ProtectionStopped" | "BackupsSuspended";
  /** Only Enhanced policies may follow an Enhanced policy. */
  wasEnhanced: boolean;
  extendedProperties?: JsonObject;
  dataId: string;
  /** Scheduled backups up to this instant have been made (`catch-up.ts`). */
  scheduledThrough: number;
  /** Instant of a deletion that can still be undone, and the days for which it can. */
  deleted?: { at: number; keepDays: number };
};

export type BackupJobKind =
  | "ConfigureBackup"
  | "Backup"
  | "DisableBackup"
  | "DeleteBackupData"
  | "ModifyPolicy"
  | "Undelete";

/** Progress is not stored: it follows from the instants. An operation without an end leaves `endsAt` null. */
export type BackupJob = {
  id: string;
  name: string;
  vaultId: string;
  /** Absent for jobs on a policy. */
  itemId?: string;
  kind: BackupJobKind;
  friendlyName: string;
  containerName?: string;
  activityId: string;
  startedAt: number;
  endsAt: number | null;
  /** End of the first phase of a backup; while the snapshot is copied to the vault, nothing can be cancelled. */
  snapshotEndsAt?: number | null;
  outcome: "Completed" | "CompletedWithWarnings" | "Failed";
  error?: OperationError;
  cancelledAt?: number;
  isUserTriggered: boolean;
  propertyBag: Record<string, string>;
};

export type RecoveryPointConsistency = "AppConsistent" | "FileSystemConsistent" | "CrashConsistent";

export type RecoveryPoint = {
  id: string;
  name: string;
  itemId: string;
  takenAt: number;
  /** When the snapshot is complete and the point can be seen. */
  visibleAt: number;
  consistency: RecoveryPointConsistency;
  /** Until when the snapshot beside the disks is kept. */
  snapshotUntil: number;
  /** When the copy in the vault is complete; null for a point that is never copied there. */
  inVaultAt: number | null;
  expiresAt: number;
  /** The tier of the retention policy that keeps it. */
  rule: string;
  machine: JsonObject;
};

export const withPolicy = (policyId: string): string => `policy:${policyId}`.toLowerCase();
export const itemsOfVm = (vmId: string): string => `protects:${vmId}`.toLowerCase();
