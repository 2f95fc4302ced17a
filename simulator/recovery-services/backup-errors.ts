import { type AzureBackupErrorCode, azureBackupError } from "#simulator/causes/azure-backup-errors.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { backupRefusal } from "#simulator/recovery-services/vault-ids.ts";
import type { OperationError } from "#simulator/world/records.ts";

/**
 * Refusals whose codes no document at hand gives; docs/simulator-differences.md lists them. `objectLocked` and
 * `invalidPolicy` are known from public reports of users (not verified).
 */
const texts = {
  invalidPolicy: [
    400,
    "BMSUserErrorInvalidPolicyInput",
    "Input for create or update policy is not in proper format. Please check format of parameters like schedule time, schedule days, retention time and retention days.",
  ],
  policyInUse: [
    400,
    "BMSUserErrorPolicyInUse",
    "The backup policy cannot be deleted while items are protected with it. Assign another policy to them or stop their protection first.",
  ],
  policyNotFound: [404, "BMSUserErrorPolicyNotFound", "The backup policy was not found in the vault."],
  policyTypeFixed: [
    400,
    "UserErrorPolicyTypeChangeNotAllowed",
    "The type of a backup policy cannot be changed. Create another policy and assign it to the items.",
  ],
  backToStandard: [
    400,
    "UserErrorMigrationToStandardPolicyNotAllowed",
    "An item that is protected with an Enhanced policy cannot go back to a Standard policy.",
  ],
  itemNotFound: [404, "BMSUserErrorContainerObjectNotFound", "Item not found."],
  objectLocked: [
    409,
    "BMSUserErrorObjectLocked",
    "Another operation is in progress on the selected item. Wait until it has completed, and retry.",
  ],
  protectedElsewhere: [
    409,
    "UserErrorVmAlreadyProtectedInAnotherVault",
    "The virtual machine is already protected in another Recovery Services vault. Stop its protection there first.",
  ],
  softDeleted: [
    409,
    "UserErrorItemInSoftDeletedState",
    "The item is in soft deleted state. Undelete it (isRehydrate) before it is protected again.",
  ],
  otherPlace: [
    400,
    "UserErrorVmNotInVaultRegion",
    "The virtual machine is not in the subscription and region of the Recovery Services vault.",
  ],
  standardUnsupported: [
    400,
    "UserErrorVmNotSupportedWithStandardPolicy",
    "A Standard policy does not support this virtual machine (Trusted launch, Ultra or Premium SSD v2 disks). Use an Enhanced policy.",
  ],
  jobNotCancellable: [
    400,
    "UserErrorJobCannotBeCancelled",
    "The job cannot be cancelled: only a running backup can, while its snapshot is taken.",
  ],
  tooManyOnDemand: [
    429,
    "UserErrorMaximumOnDemandBackupsReached",
    "At most nine on-demand backups of an item can be started a day (UTC).",
  ],
} as const satisfies Record<string, readonly [number, string, string]>;

export function refusal(kind: keyof typeof texts, detail = ""): Answer {
  const [status, code, message] = texts[kind];
  return backupRefusal(status, code, detail === "" ? message : `${message} ${detail}`);
}

/** One of the documented codes of failed jobs, here as a refusal. */
export function documentedRefusal(status: number, code: AzureBackupErrorCode): Answer {
  const { title, recommendation } = azureBackupError(code);
  return backupRefusal(status, code, `${title} ${recommendation}`);
}

/** The code is invented: no document names one for crash-consistent backup. */
export function crashUnsupported(reason: string): OperationError {
  return {
    code: "UserErrorCrashConsistentBackupNotSupported",
    message: `Agentless multi-disk crash-consistent backup does not support this virtual machine: ${reason}`,
  };
}
