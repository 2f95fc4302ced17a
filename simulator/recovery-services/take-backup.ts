import { azureBackupError, azureBackupErrorOf } from "#simulator/causes/azure-backup-errors.ts";
import { guestOutcome } from "#simulator/compute/guest-outcome.ts";
import { modelRefusal } from "#simulator/compute/restore-point-rules.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { crashUnsupported } from "#simulator/recovery-services/backup-errors.ts";
import { crashProblem, excludedDisks, idsOf } from "#simulator/recovery-services/crash-support.ts";
import type { BackupJob, ProtectedItem, RecoveryPointConsistency } from "#simulator/world/backup-records.ts";
import type { OperationError, VirtualMachine } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

export type BackupOutcome =
  | { outcome: "Failed"; error: OperationError }
  | {
      outcome: "Completed" | "CompletedWithWarnings";
      error?: OperationError;
      consistency: RecoveryPointConsistency;
      vm: VirtualMachine;
    };

/** How the backup of an item goes, which is decided when it starts. */
export function backupOutcome(world: World, item: ProtectedItem, policy: JsonObject): BackupOutcome {
  const vm = world.virtualMachines.get(item.vmId);
  if (vm === undefined) return { outcome: "Failed", error: documented("UserErrorVmNotFoundV2") };
  const excludedIds = idsOf(excludedDisks(item, vm));
  const problem = crashProblem(world, vm, excludedIds);
  if (policy["snapshotConsistencyType"] === "OnlyCrashConsistent") {
    if (problem !== undefined) return { outcome: "Failed", error: crashUnsupported(problem) };
    return { outcome: "Completed", consistency: "CrashConsistent", vm };
  }
  const failure = applicationFailure(world, vm, excludedIds);
  if (failure !== undefined) {
    const error = documented(azureBackupErrorOf(failure).code);
    // The agentless feature tries again without the guest, where the machine supports it.
    const canFallBack = policy["policyType"] === "V2" && problem === undefined;
    return canFallBack
      ? { outcome: "CompletedWithWarnings", error, consistency: "CrashConsistent", vm }
      : { outcome: "Failed", error };
  }
  const { obtained } = guestOutcome(vm);
  return { outcome: "Completed", consistency: obtained === "ApplicationConsistent" ? "AppConsistent" : obtained, vm };
}

function applicationFailure(world: World, vm: VirtualMachine, excludedIds: string[]): OperationError | undefined {
  const refused = modelRefusal(world, { vm, mode: "application", excludedIds });
  const error = valueAt(refused?.body, ["error"]);
  if (isObject(error)) return { code: String(error["code"]), message: String(error["message"]) };
  const outcome = guestOutcome(vm);
  return outcome.failure;
}

function documented(code: Parameters<typeof azureBackupError>[0]): OperationError {
  return { code, message: azureBackupError(code).title };
}

/** Copying a snapshot to the vault takes fifteen times as long as taking it. */
export const transferFactor = 15;

export function backupJob(
  item: ProtectedItem,
  job: Pick<BackupJob, "name" | "startedAt" | "snapshotEndsAt" | "endsAt" | "isUserTriggered" | "activityId">,
  outcome: BackupOutcome,
): BackupJob {
  return {
    ...job,
    id: `${item.vaultId}/backupJobs/${job.name}`,
    vaultId: item.vaultId,
    itemId: item.id,
    kind: "Backup",
    friendlyName: item.vmName,
    containerName: item.containerName,
    outcome: outcome.outcome,
    ...(outcome.error && { error: outcome.error }),
    propertyBag: { "VM Name": item.vmName },
  };
}

/** What a recovery point remembers of the machine. */
export function machineFacts(item: ProtectedItem, vm: VirtualMachine): JsonObject {
  const { storageProfile, hardwareProfile, securityProfile } = vm.properties;
  const excluded = excludedDisks(item, vm);
  const dataDisks = storageProfile.dataDisks.map(({ lun, name }) => ({ lun, name }));
  const isExcluded = ({ lun }: { lun: number }) => excluded.some((disk) => disk.lun === lun);
  return {
    virtualMachineSize: hardwareProfile.vmSize,
    osType: storageProfile.osDisk.osType,
    isManagedVirtualMachine: storageProfile.osDisk.managedDisk !== undefined,
    isSourceVMEncrypted: storageProfile.osDisk.encryptionSettings?.enabled === true,
    sourceVMStorageType: storageTypeOf(storageProfile.osDisk.managedDisk?.storageAccountType),
    zones: vm.zones ?? [],
    ...(securityProfile?.securityType && { securityType: securityProfile.securityType }),
    ...(excluded.length > 0 && {
      recoveryPointDiskConfiguration: {
        numberOfDisksAttachedToVm: dataDisks.length + 1,
        numberOfDisksIncludedInBackup: dataDisks.length + 1 - excluded.length,
        includedDiskList: [
          { lun: -1, name: storageProfile.osDisk.name },
          ...dataDisks.filter((disk) => !isExcluded(disk)),
        ],
        excludedDiskList: dataDisks.filter(isExcluded),
      },
    }),
  };
}

function storageTypeOf(sku: string | undefined): string {
  return sku?.startsWith("Premium") ? "PremiumVMOnPartialPremiumStorage" : "NormalStorage";
}
