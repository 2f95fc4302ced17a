import { computeId, groupScope } from "#simulator/arm/resource-id.ts";
import { performanceProperties, tierOfSku } from "#simulator/disk/disk-performance.ts";
import type { BuiltMachine } from "#simulator/fleet/build-machine.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { Disk, VmDataDisk } from "#simulator/world/records.ts";

/** Small changes that make an ordinary machine special; each sets what Azure would show, nothing else. */
export type Twist = (machine: BuiltMachine) => void;

export const all =
  (...twists: Twist[]): Twist =>
  (machine) => {
    for (const twist of twists) twist(machine);
  };

export const dataDisk =
  (lun: number, change: { attachment?: Partial<VmDataDisk>; sku?: string; properties?: JsonObject }): Twist =>
  ({ vm, dataDisks }) => {
    const attachment = vm.properties.storageProfile.dataDisks[lun];
    const disk = dataDisks[lun];
    if (attachment === undefined || disk === undefined) throw new Error(`${vm.name} has no data disk with LUN ${lun}.`);
    Object.assign(attachment, change.attachment);
    Object.assign(disk.properties, change.properties);
    if (change.sku !== undefined) {
      const { sku } = change;
      disk.sku = { name: sku, tier: tierOfSku(sku) };
      const { tier, ...properties } = disk.properties;
      const performance = performanceProperties({ sku, gib: disk.properties.diskSizeGB, location: disk.location });
      disk.properties = { ...(properties as Disk["properties"]), ...performance };
      if (attachment.managedDisk) attachment.managedDisk.storageAccountType = change.sku;
    }
  };

export const everyDisk =
  (properties: JsonObject): Twist =>
  ({ osDisk, dataDisks }) => {
    for (const disk of [osDisk, ...dataDisks]) Object.assign(disk.properties, properties);
  };

/** VHD files in a storage account instead of managed disks. */
export const unmanaged: Twist = (machine) => {
  const { osDisk, dataDisks } = machine.vm.properties.storageProfile;
  for (const attachment of [osDisk, ...dataDisks]) {
    delete attachment.managedDisk;
    attachment.vhd = { uri: `https://contosolegacy.blob.core.windows.net/vhds/${attachment.name}.vhd` };
  }
  machine.dataDisks = [];
};

export const ephemeralOsDisk: Twist = ({ vm }) => {
  const { osDisk } = vm.properties.storageProfile;
  osDisk.diffDiskSettings = { option: "Local", placement: "CacheDisk" };
  osDisk.caching = "ReadOnly";
};

export const securityType =
  (type: "TrustedLaunch" | "ConfidentialVM"): Twist =>
  ({ vm, osDisk }) => {
    vm.properties.securityProfile = {
      securityType: type,
      uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
    };
    osDisk.properties["securityProfile"] = {
      securityType: type === "TrustedLaunch" ? type : "ConfidentialVM_DiskEncryptedWithPlatformKey",
    };
  };

export const encryptionAtHost: Twist = ({ vm }) => {
  vm.properties.securityProfile = { ...vm.properties.securityProfile, encryptionAtHost: true };
};

/** Azure Disk Encryption: BitLocker or dm-crypt in the guest, keys in a vault. */
export const diskEncryption: Twist = ({ vm, osDisk, place }) => {
  const vault = `${groupScope(place.subscriptionId, place.group)}/providers/Microsoft.KeyVault/vaults/contoso-ade`;
  const diskEncryptionKey = {
    secretUrl: "https://contoso-ade.vault.azure.net/secrets/ade/1",
    sourceVault: { id: vault },
  };
  vm.properties.storageProfile.osDisk.encryptionSettings = { enabled: true, diskEncryptionKey };
  osDisk.properties["encryptionSettingsCollection"] = {
    enabled: true,
    encryptionSettings: [{ diskEncryptionKey }],
    encryptionSettingsVersion: "1.1",
  };
  vm.runtime.extensions.push({
    name: "AzureDiskEncryption",
    type: "Microsoft.Azure.Security.AzureDiskEncryption",
    version: "2.4.0.6",
  });
};

export const customerManagedKey: Twist = (machine) => {
  const { vm, osDisk, dataDisks, place } = machine;
  const id = computeId(place.subscriptionId, place.group, "diskEncryptionSets", "des-contoso");
  for (const disk of [osDisk, ...dataDisks])
    disk.properties["encryption"] = { type: "EncryptionAtRestWithCustomerKey", diskEncryptionSetId: id };
  for (const { managedDisk } of [vm.properties.storageProfile.osDisk, ...vm.properties.storageProfile.dataDisks]) {
    if (managedDisk) managedDisk.diskEncryptionSet = { id };
  }
};

export const withoutAgent: Twist = ({ vm }) => {
  vm.runtime.agent = null;
};

export const silentAgent: Twist = ({ vm }) => {
  vm.runtime.agent = {
    version: "Unknown",
    status: "Not Ready",
    message: "VM status blob is found but not yet populated.",
  };
};

export const failedExtension: Twist = ({ vm }) => {
  vm.runtime.extensions.push({
    name: "AzureMonitorWindowsAgent",
    type: "Microsoft.Azure.Monitor.AzureMonitorWindowsAgent",
    version: "1.37.0.0",
    failedWith: "VM has reported a failure when processing extension 'AzureMonitorWindowsAgent': exit code 53.",
  });
};

/** The OS disk of another machine, attached here for a repair. */
export const foreignOsDiskAsData = (lun: number): Twist =>
  dataDisk(lun, { properties: { osType: "Windows", securityProfile: { securityType: "TrustedLaunch" } } });

export const sharedWith =
  (lun: number, otherVm: string): Twist =>
  ({ vm, dataDisks, place }) => {
    const disk: Disk | undefined = dataDisks[lun];
    if (disk === undefined) throw new Error(`${vm.name} has no data disk with LUN ${lun}.`);
    disk.properties["maxShares"] = 2;
    disk.managedByExtended = [vm.id, computeId(place.subscriptionId, place.group, "virtualMachines", otherVm)];
  };
