import type { OperationError } from "#simulator/world/records.ts";

/** An error as a Recovery Services job shows it. Codes and causes as documented; the sentences are our own. */
export type AzureBackupError = { code: AzureBackupErrorCode; title: string; recommendation: string };

const texts = {
  UserErrorGuestAgentStatusUnavailable: [
    "The VM agent is unable to communicate with the Azure Backup service.",
    "Make sure that the VM agent is installed, current and running, and that all extensions have been provisioned.",
  ],
  GuestAgentSnapshotTaskStatusError: [
    "Could not communicate with the VM agent for snapshot status.",
    "Retry the backup; if it fails again, repair the VM agent.",
  ],
  UserErrorVmProvisioningStateFailed: [
    "The VM is in failed provisioning state.",
    "Repair the extension that put the VM into the failed state, reapply the VM and retry the backup.",
  ],
  UserErrorRpCollectionLimitReached: [
    "The restore point collection maximum limit has been reached.",
    "Remove the lock from the resource group of the restore points, or delete old restore points, and retry the backup.",
  ],
  UserErrorKeyvaultPermissionsNotConfigured: [
    "Backup does not have sufficient permissions to the key vault of an encrypted VM.",
    "Restore the key vault or grant the backup service access to it, and retry the backup.",
  ],
  ExtensionSnapshotFailedNoNetwork: [
    "Snapshot operation failed due to no network connectivity on the virtual machine.",
    "Check the network and DHCP inside the guest and retry the backup.",
  ],
  ExtensionOperationFailedForManagedDisks: [
    "VMSnapshot extension operation failed.",
    "Retry the backup; if it fails again, repair the VM agent and the snapshot extension.",
  ],
  BackUpOperationFailed: ["Backup failed due to an internal error.", "Retry the backup."],
  BackUpOperationFailedV2: ["Backup failed due to an internal error.", "Retry the backup."],
  UserErrorUnsupportedDiskSize: [
    "The configured disk size is not supported by Azure Backup.",
    "Exclude the disk or use a smaller one.",
  ],
  UserErrorBackupOperationInProgress: [
    "Unable to start a backup as another backup operation is in progress.",
    "Wait for the running job to finish.",
  ],
  UserErrorCrpReportedUserError: ["Backup failed due to an error reported by Compute.", "Read the details."],
  UserErrorBcmDatasourceNotPresent: [
    "The VM is not actively protected by Azure Backup.",
    "Check that the VM is protected and that its protection is not paused.",
  ],
  UserErrorVmNotFoundV2: [
    "The virtual machine was not found.",
    "If the VM was deleted or moved, stop its protection or protect it in its new place.",
  ],
  UserErrorVmNotInDesirableState: [
    "The VM is not in a state that allows backups.",
    "Retry the backup when the VM is Running, Stopped or Deallocated and no change of it is in progress.",
  ],
  UserErrorFsFreezeFailed: [
    "Failed to freeze one or more mount points of the VM to take a file-system-consistent snapshot.",
    "Unmount the devices whose file system could not be frozen, check them with fsck, mount them again and retry the backup.",
  ],
  ExtensionSnapshotFailedCOM: [
    "Snapshot operation failed due to COM+ error.",
    "Restart the service COM+ System Application, or the VM, and retry the backup.",
  ],
  ExtensionInstallationFailedCOM: [
    "Extension installation or operation failed due to a COM+ error.",
    "Restart the service COM+ System Application, or the VM, and retry the backup.",
  ],
  ExtensionInstallationFailedMDTC: [
    "Extension installation failed because COM+ was unable to talk to the Microsoft Distributed Transaction Coordinator.",
    "Start the service Distributed Transaction Coordinator and retry the backup.",
  ],
  ExtensionFailedVssWriterInBadState: [
    "Snapshot operation failed because VSS writers were in a bad state.",
    "Restart the services of the writers that `vssadmin list writers` does not show as stable, or the VM.",
  ],
  ExtensionConfigParsingFailure: [
    "Failure in parsing the configuration of the backup extension.",
    "Correct the permissions of the MachineKeys folder and retry the backup.",
  ],
  ExtensionStuckInDeletionState: [
    "Extension state is not supportive to the backup operation.",
    "Remove the backup extension from the VM and retry the backup.",
  ],
  ExtensionFailedSnapshotLimitReachedError: [
    "Snapshot operation failed as the snapshot limit is exceeded for some of the disks attached.",
    "Delete restore points that are not needed any more and retry the backup.",
  ],
  ExtensionFailedTimeoutVMNetworkUnresponsive: [
    "Snapshot operation failed due to inadequate VM resources.",
    "Retry when the VM is less busy, or resize it.",
  ],
  ExtensionSnapshotBitlockerError: [
    "The snapshot operation failed with a Volume Shadow Copy Service operation error.",
    "Unlock the drives that BitLocker has locked and retry the backup.",
  ],
  ExtensionSnapshotFailedNoSecureNetwork: [
    "The snapshot operation failed because a secure network communication channel could not be created.",
    "Allow the guest strong TLS cryptography and retry the backup.",
  ],
  ExtensionVCRedistInstallationFailure: [
    "The snapshot operation failed because the Visual C++ Redistributable for Visual Studio 2012 could not be installed.",
    "Install it in the guest and retry the backup.",
  ],
  CopyingVHDsFromBackUpVaultTakingLongTime: [
    "Copying backed up data from the vault timed out.",
    "Retry the operation when the storage account is less busy.",
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type AzureBackupErrorCode = keyof typeof texts;

/** Which code a failure of Compute surfaces as: the first rule whose code and phrase fit. */
const rules: readonly [code: RegExp, phrase: RegExp, backup: AzureBackupErrorCode][] = [
  [/^VMAgentStatusCommunicationError$/, /./, "UserErrorGuestAgentStatusUnavailable"],
  [/^VMRestorePoint/, /freeze/i, "UserErrorFsFreezeFailed"],
  [/^VMRestorePoint/, /MachineKeys/, "ExtensionConfigParsingFailure"],
  [/^VMRestorePoint/, /deletion state/, "ExtensionStuckInDeletionState"],
  [/^VMRestorePoint/, /BitLocker/, "ExtensionSnapshotBitlockerError"],
  [/^VMRestorePoint/, /secure .*channel/, "ExtensionSnapshotFailedNoSecureNetwork"],
  [/^VMRestorePointInternalError$/, /snapshot status/, "GuestAgentSnapshotTaskStatusError"],
  [/^VMRestorePointInternalError$/, /./, "ExtensionOperationFailedForManagedDisks"],
  [/^VMRestorePointClientError$/, /COM\+ memory/, "ExtensionInstallationFailedCOM"],
  [/^VMRestorePointClientError$/, /MSDTC/, "ExtensionInstallationFailedMDTC"],
  [/^VMRestorePointClientError$/, /COM\+ error/, "ExtensionSnapshotFailedCOM"],
  [/^VMRestorePointClientError$/, /VSS Writers/, "ExtensionFailedVssWriterInBadState"],
  [/^VMRestorePointClientError$/, /Visual C\+\+/, "ExtensionVCRedistInstallationFailure"],
  [/^VMRestorePointClientError$/, /snapshot limit/, "ExtensionFailedSnapshotLimitReachedError"],
  [/^VMRestorePointClientError$/, /inadequate VM resources/, "ExtensionFailedTimeoutVMNetworkUnresponsive"],
  [/^VMRestorePointClientError$/, /no network connectivity/, "ExtensionSnapshotFailedNoNetwork"],
  [/^VMRestorePointClientError$/, /concurrent/, "UserErrorBackupOperationInProgress"],
  [/^DiskRestorePointClientError$/, /Keyvault/, "UserErrorKeyvaultPermissionsNotConfigured"],
  [/^InternalDiskRestorePointError$/, /./, "UserErrorRpCollectionLimitReached"],
  [/^Internal(Execution|Operation)?Error$/, /./, "BackUpOperationFailedV2"],
  [/^OSProvisioningClientError$/, /./, "UserErrorVmProvisioningStateFailed"],
  [/^OperationNotAllowed$/, /Changes were made|provisioning state/, "UserErrorVmNotInDesirableState"],
  [/^(Resource)?NotFound$/, /./, "UserErrorVmNotFoundV2"],
];

/** The error that Azure Backup reports for a failed or refused restore point of Compute. */
export function azureBackupErrorOf(error: OperationError): AzureBackupError {
  const rule = rules.find(([code, phrase]) => code.test(error.code) && phrase.test(error.message));
  return azureBackupError(rule?.[2] ?? "UserErrorCrpReportedUserError");
}

/** One of Azure Backup's own errors, such as those that no restore point causes. */
export function azureBackupError(code: AzureBackupErrorCode): AzureBackupError {
  const [title, recommendation] = texts[code];
  return { code, title, recommendation };
}

export const azureBackupErrorCodes = Object.keys(texts) as AzureBackupErrorCode[];
