import { armError } from "#simulator/arm/arm-error.ts";
import { sameId, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { isDirectDrive } from "#simulator/compute/instant-access.ts";
import { maximumPendingSnapshots, pendingSnapshots } from "#simulator/compute/pending-snapshots.ts";
import { findSize } from "#simulator/compute/sizes/size-catalog.ts";
import { includedDisks } from "#simulator/compute/source-metadata.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";
import type { Disk, RequestedMode, VirtualMachine, VmDataDisk, VmOsDisk } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

type Attached = { attachment: VmOsDisk | VmDataDisk; disk: Disk | undefined };
type Subject = {
  world: World;
  vm: VirtualMachine;
  mode: RequestedMode;
  disks: Attached[];
  /** Where the point is to be, for a point of Compute's own. */
  target?: { collectionId: string; now: number };
};
type Rule = (subject: Subject) => Answer | undefined;

/** What Compute refuses at once because of the machine's model or its disks, in order. */
const rules: readonly Rule[] = [
  ({ vm }) =>
    ["Creating", "Updating", "Deleting"].includes(vm.properties.provisioningState)
      ? notAllowed(
          `'Create Restore Point' is not allowed while the VM is in provisioning state '${vm.properties.provisioningState}'.`,
        )
      : undefined,
  ({ disks }) =>
    disks.some(({ attachment }) => attachment.managedDisk === undefined && attachment.vhd !== undefined)
      ? notAllowed("Restore points are supported only for VMs with managed disks.")
      : undefined,
  ({ vm }) =>
    vm.properties.securityProfile?.securityType === "ConfidentialVM"
      ? notAllowed("Restore points are not supported for Confidential VMs.")
      : undefined,
  ({ disks }) =>
    disks.some(({ attachment }) => "toBeDetached" in attachment && attachment.toBeDetached)
      ? notAllowed("'Create Restore Point' is not allowed while a data disk is being detached.")
      : undefined,
  ({ vm, disks }) => unallocatedDisks(vm, disks),
  ({ disks, target }) =>
    excludable(
      disks,
      ({ disk }) =>
        target !== undefined &&
        disk !== undefined &&
        !sameId(subscriptionOf(disk.id), subscriptionOf(target.collectionId)),
      "Creation of Restore Point of a VM with disks of another subscription than that of the restore point collection is not supported.",
    ),
  ({ disks }) =>
    excludable(
      disks,
      ({ disk }) => Number(disk?.properties["maxShares"] ?? 1) > 1,
      "Creation of Restore Point of a VM with Shared disks is not supported.",
    ),
  ({ disks }) =>
    excludable(
      disks,
      ({ attachment }) => isEphemeral(attachment),
      "Creation of Restore Point of a VM with an Ephemeral OS disk is not supported.",
    ),
  ({ disks }) =>
    excludable(
      disks,
      isSecuredDataDisk,
      "Creation of Restore Point of a VM with data disks of security type TrustedLaunch or ConfidentialVM is not supported.",
    ),
  ({ mode, disks }) =>
    mode === "application"
      ? excludable(
          disks,
          isHydrating,
          "Creation of Restore Point is not allowed while a background copy of a disk is in progress.",
        )
      : undefined,
  (subject) =>
    excludable(
      subject.disks,
      ({ disk }) => isDirectDrive(disk) && hasPendingSnapshots(subject, disk),
      `Creation of Restore Point is not allowed while the background copies of ${maximumPendingSnapshots} snapshots of a disk are in progress.`,
    ),
  crashOnly(({ disks }) =>
    excludable(
      disks,
      ({ disk }) => isDirectDrive(disk),
      "Creation of crash consistent Restore Point of a VM with Ultra or Premium SSD v2 disks is not supported.",
    ),
  ),
  crashOnly(({ disks }) =>
    excludable(
      disks,
      ({ attachment }) => attachment.writeAcceleratorEnabled === true,
      "Creation of crash consistent Restore Point of a VM with Write Accelerator enabled disks is not supported.",
    ),
  ),
  crashOnly(({ vm }) =>
    findSize(vm.properties.hardwareProfile.vmSize, vm.location)?.hasPremiumIo === false
      ? notAllowed(
          `Creation of crash consistent Restore Point is not supported for VM size '${vm.properties.hardwareProfile.vmSize}', which does not support Premium storage.`,
        )
      : undefined,
  ),
];

export function modelRefusal(
  world: World,
  subject: Omit<Subject, "world" | "disks"> & { excludedIds: string[] },
): Answer | undefined {
  const disks = includedDisks(subject.vm, subject.excludedIds).map((attachment) => ({
    attachment,
    disk: attachment.managedDisk && world.disks.get(attachment.managedDisk.id),
  }));
  for (const rule of rules) {
    const refusal = rule({ ...subject, world, disks });
    if (refusal) return refusal;
  }
  return undefined;
}

function crashOnly(rule: Rule): Rule {
  return (subject) => (subject.mode === "crash" ? rule(subject) : undefined);
}

function notAllowed(message: string): Answer {
  return armError(409, "OperationNotAllowed", message);
}

function excludable(disks: Attached[], isBad: (disk: Attached) => boolean, sentence: string): Answer | undefined {
  const names = disks.filter(isBad).map(({ attachment }) => attachment.name);
  if (names.length === 0) return undefined;
  return armError(
    400,
    "VMRestorePointClientError",
    `${sentence} Please exclude the disk(s) '${names.join("', '")}' using the excludeDisks property and retry.`,
  );
}

function unallocatedDisks(vm: VirtualMachine, disks: Attached[]): Answer | undefined {
  const names = disks
    .filter(
      ({ attachment, disk }) =>
        vm.runtime.failedDisks.includes(attachment.name) || (disk && disk.properties.provisioningState !== "Succeeded"),
    )
    .map(({ attachment }) => attachment.name);
  if (names.length === 0) return undefined;
  return notAllowed(
    `Operation 'Create Restore Point' is not allowed as disk(s) '${names.join("', '")}' have not been allocated successfully. Please exclude these disk(s) using excludeDisks property and retry.`,
  );
}

function isEphemeral(attachment: VmOsDisk | VmDataDisk): boolean {
  return "diffDiskSettings" in attachment && attachment.diffDiskSettings?.option === "Local";
}

function isSecuredDataDisk({ attachment, disk }: Attached): boolean {
  const type = valueAt(disk?.properties, ["securityProfile", "securityType"]);
  return "lun" in attachment && typeof type === "string" && /^(TrustedLaunch|ConfidentialVM)/.test(type);
}

function hasPendingSnapshots({ world, vm, target }: Subject, disk: Disk): boolean {
  return (
    target !== undefined && pendingSnapshots(world, { vmId: vm.id, disk, now: target.now }) >= maximumPendingSnapshots
  );
}

function isHydrating({ disk }: Attached): boolean {
  const percent = disk?.backgroundCopy ? 0 : disk?.properties["completionPercent"];
  return typeof percent === "number" && percent < 100;
}
