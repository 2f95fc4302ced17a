import type { ArmCall } from "#simulator/arm/call.ts";
import type { JsonObject } from "#simulator/json.ts";
import { backupTime } from "#simulator/recovery-services/wire-time.ts";
import type { RecoveryPoint } from "#simulator/world/backup-records.ts";

/** A recovery point on the wire, with the tiers that hold it now. */
export function showRecoveryPoint(call: ArmCall, point: RecoveryPoint): unknown {
  const { securityType, ...machine } = point.machine;
  // The preview of 2022-09 does not know these yet.
  const young: JsonObject = {
    ...(securityType !== undefined && { securityType }),
    recoveryPointProperties: {
      expiryTime: backupTime(point.expiresAt),
      ruleName: point.rule,
      isSoftDeleted: false,
    },
    isPrivateAccessEnabledOnAnyDisk: false,
  };
  return {
    id: point.id,
    name: point.name,
    type: "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints",
    properties: {
      objectType: "IaasVMRecoveryPoint",
      recoveryPointType: point.consistency,
      recoveryPointTime: backupTime(point.takenAt),
      recoveryPointAdditionalInfo: "",
      isInstantIlrSessionActive: false,
      recoveryPointTierDetails: tiersOf(point, call.now),
      originalStorageAccountOption: false,
      ...machine,
      recoveryPointMoveReadinessInfo: { ArchivedRP: { isReadyForMove: false, additionalInfo: "" } },
      ...(call.apiVersion >= "2022-10-01" && young),
    },
  };
}

/** A snapshot first, then a snapshot and a copy in the vault, in the end the copy alone. */
function tiersOf({ snapshotUntil, inVaultAt }: RecoveryPoint, now: number): JsonObject[] {
  const isInVault = inVaultAt !== null && inVaultAt <= now;
  return [
    { type: "InstantRP", status: now < snapshotUntil ? "Valid" : "Deleted" },
    ...(isInVault ? [{ type: "HardenedRP", status: "Valid" }] : []),
  ];
}
