import type { OperationError } from "#simulator/world/records.ts";

/**
 * What Compute reports when a restore point fails or is refused: the rows of the troubleshooting page for restore points
 * (2023-04-12) in its order, each with the phrase of that page. Words around the phrases are our own where the page's
 * whole sentence is not at hand.
 */
export const restorePointErrors = {
  sasOutstanding: {
    code: "DiskRestorePointUsedByCustomer",
    message:
      "There is an active shared access signature outstanding for a disk restore point. Call EndGetAccess before deleting the restore point.",
  },
  changedMeanwhile: {
    code: "OperationNotAllowed",
    message:
      "Changes were made to the Virtual Machine while the operation 'Create Restore Point' was in progress. Operation Create Restore Point cannot be completed at this time. Please try again later.",
  },
  agentSilent: {
    code: "VMAgentStatusCommunicationError",
    message:
      "VM has not reported status for VM agent or extensions. Please verify that the VM has a running VM agent, and can establish outbound connections to Azure storage.",
  },
  snapshotFailed: {
    code: "VMRestorePointInternalError",
    message:
      "Restore Point creation failed due to an internal execution error while creating VM snapshot. Please retry the operation after some time.",
  },
  comPlus: {
    code: "VMRestorePointClientError",
    message:
      "Restore Point creation failed due to COM+ error. Please restart windows service 'COM+ System Application' (COMSysApp). If the issue persists, restart the VM.",
  },
  comPlusMemory: {
    code: "VMRestorePointClientError",
    message:
      "Restore Point creation failed due to insufficient memory available in COM+ memory quota. Please restart windows service 'COM+ System Application' (COMSysApp). If the issue persists, restart the VM.",
  },
  vssWriters: {
    code: "VMRestorePointClientError",
    message:
      "Restore Point creation failed due to VSS Writers in bad state. Restart VSS Writer services and reboot VM.",
  },
  vcRedist: {
    code: "VMRestorePointClientError",
    message:
      "Restore Point creation failed due to failure in installation of Visual C++ Redistributable for Visual Studio 2012. Please install Visual C++ Redistributable for Visual Studio 2012 and retry the operation.",
  },
  snapshotLimit: {
    code: "VMRestorePointClientError",
    message:
      "Restore Point creation failed as maximum allowed snapshot limit of one or more disk blobs has been reached. Please delete some existing restore points of this VM and then retry the operation.",
  },
  msdtc: {
    code: "VMRestorePointClientError",
    message:
      "Restore Point creation failed as COM+ was unable to talk to Microsoft Distributed Transaction Coordinator (MSDTC). Please ensure that the service is running and retry the operation.",
  },
  inadequateResources: {
    code: "VMRestorePointClientError",
    message:
      "Restore Point creation failed due to inadequate VM resources. Increase VM resources by changing the VM size and retry the operation.",
  },
  noNetwork: {
    code: "VMRestorePointClientError",
    message:
      "Restore Point creation failed due to no network connectivity on the VM. Please ensure that the VM has network access and retry the operation.",
  },
  concurrentCreation: {
    code: "VMRestorePointClientError",
    message:
      "Creation of Restore Point failed because a concurrent 'Create RestorePoint' operation was triggered on the VM. Please retry after the operation has completed.",
  },
  keyVaultGone: {
    code: "DiskRestorePointClientError",
    message:
      "Restore Point creation failed because of Keyvault associated with DiskEncryptionSet not found. Recreate the Keyvault with the same name and retry the operation.",
  },
  internalError: { code: "InternalError", message: "An internal execution error occurred. Please retry later." },
  internalExecution: {
    code: "InternalExecutionError",
    message: "An internal execution error occurred. Please retry later.",
  },
  internalOperation: {
    code: "InternalOperationError",
    message: "An internal execution error occurred. Please retry later.",
  },
  internalDiskRestorePoint: {
    code: "InternalDiskRestorePointError",
    message: "An internal execution error occurred. Please retry later.",
  },
  osProvisioning: {
    code: "OSProvisioningClientError",
    message:
      "OS Provisioning for the VM did not finish in the allotted time. The VM may still finish provisioning successfully. Please check provisioning state later, and make sure that the image was generalized.",
  },
  allocation: {
    code: "AllocationFailed",
    message:
      "Allocation failed. If you are trying to add a new VM to an Availability Set or update/resize an existing VM in an Availability Set, please note that such Availability Set allocation is scoped to a single cluster, and it is possible that the cluster is out of capacity. Please try again later.",
  },
} satisfies Record<string, OperationError>;

/** The same error with what exactly went wrong after its first sentence. */
export function explained(error: OperationError, reason: string): OperationError {
  return { code: error.code, message: `${error.message} ${reason}` };
}
