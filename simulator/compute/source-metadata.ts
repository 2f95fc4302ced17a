import { sameId } from "#simulator/arm/resource-id.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { VirtualMachine, VmDataDisk, VmOsDisk } from "#simulator/world/records.ts";

/** The part of the machine that Azure keeps in a restore point, without the disks that are left out. */
export function sourceMetadataOf(vm: VirtualMachine, excludedIds: readonly string[]): JsonObject {
  const { properties, runtime } = vm;
  const { storageProfile, osProfile, diagnosticsProfile, licenseType, securityProfile } = properties;
  const isIncluded = (disk: VmOsDisk | VmDataDisk) =>
    !excludedIds.some((id) => disk.managedDisk !== undefined && sameId(id, disk.managedDisk.id));
  const { osDisk, dataDisks, diskControllerType } = storageProfile;
  // Parts of the machine's record can be shared, because records are never changed in place.
  return {
    vmId: properties.vmId,
    location: vm.location,
    hardwareProfile: properties.hardwareProfile,
    storageProfile: {
      ...(isIncluded(osDisk) && { osDisk: { osType: osDisk.osType, ...diskMetadata(osDisk) } }),
      dataDisks: dataDisks.filter(isIncluded).map((disk) => ({ lun: disk.lun, ...diskMetadata(disk) })),
      ...(diskControllerType !== undefined && { diskControllerType }),
    },
    ...(osProfile && { osProfile }),
    ...(diagnosticsProfile && { diagnosticsProfile }),
    ...(licenseType && { licenseType }),
    ...(securityProfile && { securityProfile }),
    hyperVGeneration: runtime.hyperVGeneration,
  } as unknown as JsonObject;
}

function diskMetadata(disk: VmOsDisk | VmDataDisk): Record<string, unknown> {
  return {
    name: disk.name,
    ...(disk.diskSizeGB !== undefined && { diskSizeGB: disk.diskSizeGB }),
    caching: disk.caching,
    managedDisk: disk.managedDisk,
    ...("encryptionSettings" in disk && { encryptionSettings: disk.encryptionSettings }),
    ...(disk.writeAcceleratorEnabled && { writeAcceleratorEnabled: true }),
  };
}

export function includedDisks(vm: VirtualMachine, excludedIds: readonly string[]): (VmOsDisk | VmDataDisk)[] {
  const { osDisk, dataDisks } = vm.properties.storageProfile;
  return [osDisk, ...dataDisks].filter(
    (disk) => !excludedIds.some((id) => disk.managedDisk !== undefined && sameId(id, disk.managedDisk.id)),
  );
}
