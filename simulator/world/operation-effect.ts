import type { JsonObject } from "#simulator/json.ts";
import type { BackupPolicy, ProtectedItem } from "#simulator/world/backup-records.ts";
import type { ConsistencyMode, PowerState, RestorePoint } from "#simulator/world/records.ts";

type DiskTable = "disks" | "snapshots";

/** What a PUT or PATCH of an existing disk or snapshot changes when its operation ends. */
export type DiskChange = { sku?: string; properties: JsonObject };

/**
 * What an operation does to the world when its time has come: data, so that it survives a restart. What each kind
 * means stands in `simulator/arm/effects.ts`.
 */
export type OperationEffect =
  | { kind: "finishRestorePoint"; pointId: string; obtained: ConsistencyMode }
  | { kind: "startRestorePointCopy"; pointId: string }
  | { kind: "deleteRestorePoint"; id: string; previousState: RestorePoint["provisioningState"] }
  | { kind: "deleteCollection"; id: string }
  | { kind: "deleteVirtualMachine"; id: string }
  | { kind: "finishVirtualMachineCreation"; vmId: string }
  | { kind: "finishVirtualMachineUpdate"; vmId: string; detach?: string[] }
  | { kind: "setPowerState"; vmId: string; powerState: PowerState; before?: PowerState }
  | { kind: "finishExtension"; vmId: string; name: string }
  | { kind: "deleteExtension"; vmId: string; name: string }
  | { kind: "finishDisk"; table: DiskTable; id: string; apiVersion: string }
  | { kind: "finishDiskUpdate"; table: DiskTable; id: string; apiVersion: string; change: DiskChange }
  | { kind: "finishBackgroundCopy"; table: DiskTable; id: string }
  | { kind: "deleteDisk"; table: DiskTable; id: string }
  | {
      kind: "finishDeployment";
      id: string;
      startedAt: number;
      operations: { id: string; resourceId: string }[];
      failures: ResourceFailure[];
      outputs: JsonObject;
      resources: string[];
    }
  | { kind: "finishNetworkChange"; id: string }
  | { kind: "deleteNetworkResource"; id: string }
  | { kind: "deleteNetworkPart"; id: string; list: "subnets" | "securityRules"; name: string }
  | {
      kind: "grantDiskAccess";
      id: string;
      location: string;
      origin: string;
      durationMs: number;
      withGuestState: boolean;
    }
  | { kind: "revokeDiskAccess"; id: string }
  | { kind: "expireDiskAccess"; id: string; policyId: string }
  | { kind: "finishDiskEncryptionSet"; id: string }
  | { kind: "deleteDiskEncryptionSet"; id: string }
  | { kind: "finishVault"; id: string }
  | { kind: "deleteVault"; id: string }
  | { kind: "changePolicy"; jobId: string; policy: BackupPolicy }
  | { kind: "changeProtection"; jobId: string; item: ProtectedItem }
  | { kind: "deleteProtectedItem"; jobId: string; itemId: string; keepDays: number }
  | { kind: "startBackup"; jobId: string; itemId: string; pointId: string }
  | { kind: "cancelBackup"; jobId: string; job: string; pointIds: string[] }
  | { kind: "discoverMachines" }
  | { kind: "deleteResourceGroup"; id: string };

/** Why a resource of a template could not be made. */
export type ResourceFailure = { code: string; message: string; target: string };

export type EffectKind = OperationEffect["kind"];
export type EffectOf<K extends EffectKind> = Extract<OperationEffect, { kind: K }>;
