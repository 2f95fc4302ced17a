export const subscription = "/subscriptions/11111111-2222-3333-4444-555555555555";
const group = `${subscription}/resourceGroups/RG-App/providers/Microsoft.Compute`;
export const osDiskId = `${group}/disks/app-01-os`;
export const dataDiskId = `${group}/disks/app-01-data`;
export const vmId = `${group}/virtualMachines/app-01`;

const status = (code: string, displayStatus: string) => ({ code, level: "Info", displayStatus });

export const fullInstanceView = {
  osName: "ubuntu",
  osVersion: "22.04",
  hyperVGeneration: "V2",
  vmAgent: { vmAgentVersion: "2.9.1.1", statuses: [status("ProvisioningState/succeeded", "Ready")] },
  disks: [{ name: "app-01-data", statuses: [status("ProvisioningState/failed", "Failed")] }],
  extensions: [
    {
      name: "Backup",
      type: "Microsoft.Azure.RecoveryServices.VMSnapshotLinux",
      statuses: [status("ProvisioningState/failed/1", "Failed")],
    },
    { name: "Ade", type: "Microsoft.Azure.Security.AzureDiskEncryptionForLinux", statuses: [] },
  ],
  statuses: [status("ProvisioningState/succeeded", "ok"), status("PowerState/running", "VM running")],
};

/** A machine as the Compute provider answers a GET; every surrounding thing that a rule looks at is set. */
export const vmJson = {
  id: vmId,
  name: "app-01",
  type: "Microsoft.Compute/virtualMachines",
  location: "West Europe",
  zones: ["2"],
  tags: { env: "prod" },
  plan: { name: "p", publisher: "pub", product: "prod" },
  extendedLocation: { name: "losangeles", type: "EdgeZone" },
  resources: [{ id: "x", properties: { type: "AzureMonitorLinuxAgent" } }],
  properties: {
    vmId: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
    hardwareProfile: { vmSize: "Standard_D4s_v5" },
    provisioningState: "Succeeded",
    priority: "Spot",
    availabilitySet: { id: `${group}/availabilitySets/as` },
    virtualMachineScaleSet: { id: `${group}/virtualMachineScaleSets/flex` },
    securityProfile: { securityType: "TrustedLaunch", encryptionAtHost: true },
    resiliencyProfile: { periodicRestorePoints: { isEnabled: true } },
    osProfile: { linuxConfiguration: { provisionVMAgent: false }, allowExtensionOperations: true },
    storageProfile: {
      imageReference: { publisher: "Canonical", offer: "ubuntu", sku: "22_04-lts" },
      osDisk: {
        name: "app-01-os",
        osType: "Linux",
        caching: "ReadWrite",
        diffDiskSettings: { option: "Local" },
        managedDisk: { id: osDiskId },
      },
      dataDisks: [
        {
          lun: 3,
          name: "app-01-data",
          caching: "ReadOnly",
          writeAcceleratorEnabled: true,
          toBeDetached: true,
          diskSizeGB: 256,
          managedDisk: { id: dataDiskId.toUpperCase(), storageAccountType: "Premium_LRS" },
        },
        { lun: 1, name: "old", caching: "None", vhd: { uri: "https://x.blob/old.vhd" } },
      ],
    },
    instanceView: fullInstanceView,
  },
};

export const dataDiskJson = {
  id: dataDiskId,
  name: "app-01-data",
  sku: { name: "StandardSSD_LRS", tier: "Standard" },
  properties: {
    diskSizeGB: 128,
    maxShares: 2,
    provisioningState: "Succeeded",
    diskState: "Attached",
    securityProfile: { securityType: "TrustedLaunch" },
    encryption: { type: "EncryptionAtRestWithCustomerKey" },
    encryptionSettingsCollection: { enabled: true },
    networkAccessPolicy: "AllowPrivate",
    publicNetworkAccess: "Disabled",
    diskAccessId: `${group}/diskAccesses/a`,
    dataAccessAuthMode: "AzureActiveDirectory",
    completionPercent: 40,
    creationData: { performancePlus: true, logicalSectorSize: 4096 },
  },
};
