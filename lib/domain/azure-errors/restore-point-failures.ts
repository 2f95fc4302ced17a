import { type ExplanationRow, who } from "./explanation.ts";

const orCrash = "A crash-consistent backup needs none of this and is a way round.";

/**
 * Restore point errors of Compute (restore-point troubleshooting guide, 2023-04-12). The code alone is not enough: several
 * codes cover many causes, so the rows with a fragment come first.
 */
export const restorePointFailures: readonly ExplanationRow[] = [
  {
    codes: ["DiskRestorePointUsedByCustomer"],
    meaning: "A disk of this restore point is still being exported: a shared access link to it has not been revoked.",
    remedy: "Revoke the access (endGetAccess) of every disk restore point of this point, then delete it again.",
    whoCanDoIt: who.owner,
  },
  {
    codes: ["OperationNotAllowed"],
    fragment: "changes were made to the v",
    meaning: "The virtual machine was changed while its restore point was being made, for example a disk was attached.",
    remedy: "Let the change finish. The backup can then be repeated.",
    whoCanDoIt: who.nobody,
  },
  {
    codes: ["OperationNotAllowed"],
    fragment: "not been allocated",
    meaning: "At least one disk of the virtual machine is not in order: Azure has not allocated it.",
    remedy: "Repair or detach the disk, or exclude it from the protection of this machine.",
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["VMRestorePointClientError", "OperationNotAllowed"],
    fragment: "shared disk",
    meaning: "A disk of this machine is shared with others, which restore points do not support.",
    remedy: "Exclude the shared disk from the protection of this machine.",
    whoCanDoIt: who.backupOperator,
  },
  {
    codes: ["VMRestorePointClientError", "OperationNotAllowed"],
    fragment: "excludedisks",
    meaning: "A disk of this machine cannot be part of such a restore point; Azure's text names it.",
    remedy: "Exclude that disk from the protection of this machine, or choose the other consistency type.",
    whoCanDoIt: who.backupOperator,
  },
  {
    codes: ["VMRestorePointClientError"],
    fragment: "com+ memory quota",
    isGuestSide: true,
    meaning: "The COM+ service inside Windows ran out of its memory quota, so the applications could not be quiesced.",
    remedy: `Restart the COM+ System Application service or the machine. ${orCrash}`,
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["VMRestorePointClientError"],
    fragment: "msdtc",
    isGuestSide: true,
    meaning: "COM+ inside Windows could not reach the Distributed Transaction Coordinator.",
    remedy: `Make sure that the MSDTC service runs under its own account and restart it. ${orCrash}`,
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["VMRestorePointClientError"],
    fragment: "com+",
    isGuestSide: true,
    meaning: "The COM+ service inside Windows failed, so the applications could not be quiesced.",
    remedy: `Restart the COM+ System Application service; if that does not help, the machine. ${orCrash}`,
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["VMRestorePointClientError"],
    fragment: "vss writer",
    isGuestSide: true,
    meaning: "A VSS writer inside Windows is in a bad state, so an application could not bring its data to rest.",
    remedy: `Run "vssadmin list writers", restart the services whose writers are not stable, or restart the machine. ${orCrash}`,
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["VMRestorePointClientError"],
    fragment: "visual c++",
    isGuestSide: true,
    meaning:
      "The Visual C++ Redistributable 2012, which the snapshot extension needs, could not be installed in the machine.",
    remedy: `Install it by hand, or remove what prevents it. ${orCrash}`,
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["VMRestorePointClientError"],
    fragment: "snapshot limit",
    meaning: "The machine or one of its disks has as many restore points or snapshots as Azure allows (500).",
    remedy: "Delete old restore points of this machine, those of other products included, and shorten the retention.",
    whoCanDoIt: who.backupOperator,
  },
  {
    codes: ["VMRestorePointClientError"],
    fragment: "vm resources",
    isGuestSide: true,
    meaning: "The machine was too busy or is too small to take an application-consistent snapshot in time.",
    remedy: `Choose a quieter time or a larger size. ${orCrash}`,
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["VMRestorePointClientError"],
    fragment: "network connectivity",
    isGuestSide: true,
    meaning: "The snapshot extension had no network inside the machine.",
    remedy: `Check DHCP inside the guest and outbound access to 168.63.129.16. ${orCrash}`,
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["VMRestorePointClientError"],
    fragment: "concurrent",
    meaning: "Another restore point of this machine is being made. Azure makes one at a time per machine.",
    remedy: "Wait until it is finished; if another product backs up this machine too, move one of the schedules.",
    whoCanDoIt: who.nobody,
  },
  {
    codes: ["VMAgentStatusCommunicationError"],
    isGuestSide: true,
    meaning: "The guest agent has not reported for a while: it is stopped, missing or too old.",
    remedy: `Start or update the Azure VM agent inside the machine. ${orCrash}`,
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["VMRestorePointInternalError"],
    isGuestSide: true,
    meaning:
      "Azure failed while it took the snapshot. Mostly the guest agent does not answer or an extension has failed.",
    remedy: `Repeat it; if it happens again, check the guest agent and the failed extensions of the machine. ${orCrash}`,
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["DiskRestorePointClientError"],
    fragment: "vault",
    meaning: "The key vault behind the disk's encryption set is gone, so the disk cannot be read for a backup.",
    remedy: "Recover the key vault, or create it again under the same name with the same key.",
    whoCanDoIt: who.owner,
  },
  {
    codes: ["BadRequest", "OperationNotAllowed"],
    fragment: "api-version",
    meaning: "Azure does not offer this function in the version of its interface that was asked for.",
    remedy: "Update Stillpoint. If it is up to date, report this with the ids below.",
    whoCanDoIt: who.administrator,
  },
  {
    codes: ["InternalError", "InternalExecutionError", "InternalOperationError", "InternalDiskRestorePointError"],
    isGuestSide: true,
    meaning:
      "Azure failed inside. Besides a passing fault, the guest agent or a lock on the restore points' resource group can be the cause.",
    remedy:
      "Repeat it. If it happens again, look for locks on the resource group and check the guest agent, then ask Azure's support with the ids below.",
    whoCanDoIt: who.backupOperator,
  },
  {
    codes: ["OSProvisioningClientError"],
    meaning: "The machine never finished its first start in Azure, because its image was not prepared for that.",
    remedy: "Create the machine from a generalised image, or attach its disk as a specialised one.",
    whoCanDoIt: who.vmAdministrator,
  },
  {
    codes: ["AllocationFailed"],
    meaning: "Azure has no room at the moment where this machine runs.",
    remedy: "It is tried again later. If it lasts, ask Azure's support about capacity in the region.",
    whoCanDoIt: who.nobody,
  },
  {
    codes: ["CollectionOfAnotherVm"],
    meaning:
      "The restore point collection of this name holds the points of another machine, perhaps an earlier one of the same name.",
    remedy:
      "Choose another resource group for restore points in the policy, or delete the old collection once its points are not needed.",
    whoCanDoIt: who.backupOperator,
  },
];
