import type { DiskKind } from "#simulator/disk/disk-kind.ts";

/** Words of the disk provider (specification 2026-03-02): values are answered in this spelling, however they were sent. */
export const skuNames: Record<DiskKind, readonly string[]> = {
  disks: [
    "Standard_LRS",
    "Premium_LRS",
    "StandardSSD_LRS",
    "UltraSSD_LRS",
    "Premium_ZRS",
    "StandardSSD_ZRS",
    "PremiumV2_LRS",
  ],
  snapshots: ["Standard_LRS", "Premium_LRS", "Standard_ZRS"],
};

export const createOptions = [
  "Empty",
  "Attach",
  "FromImage",
  "Import",
  "Copy",
  "Restore",
  "Upload",
  "CopyStart",
  "ImportSecure",
  "UploadPreparedSecure",
  "CopyFromSanSnapshot",
] as const;
export type CreateOption = (typeof createOptions)[number];

type Word = { path: readonly string[]; values: readonly string[] };

export const words: readonly Word[] = [
  { path: ["osType"], values: ["Windows", "Linux"] },
  { path: ["hyperVGeneration"], values: ["V1", "V2"] },
  { path: ["networkAccessPolicy"], values: ["AllowAll", "AllowPrivate", "DenyAll"] },
  { path: ["publicNetworkAccess"], values: ["Enabled", "Disabled"] },
  { path: ["dataAccessAuthMode"], values: ["AzureActiveDirectory", "None"] },
  { path: ["availabilityPolicy", "actionOnDiskDelay"], values: ["None", "AutomaticReattach"] },
  { path: ["creationData", "createOption"], values: createOptions },
  { path: ["creationData", "provisionedBandwidthCopySpeed"], values: ["None", "Enhanced"] },
  { path: ["supportedCapabilities", "architecture"], values: ["x64", "Arm64"] },
  {
    path: ["supportedCapabilities", "supportedSecurityOption"],
    values: ["TrustedLaunchSupported", "TrustedLaunchAndConfidentialVMSupported"],
  },
  {
    path: ["encryption", "type"],
    values: [
      "EncryptionAtRestWithPlatformKey",
      "EncryptionAtRestWithCustomerKey",
      "EncryptionAtRestWithPlatformAndCustomerKeys",
    ],
  },
  {
    path: ["securityProfile", "securityType"],
    values: [
      "TrustedLaunch",
      "ConfidentialVM_VMGuestStateOnlyEncryptedWithPlatformKey",
      "ConfidentialVM_DiskEncryptedWithPlatformKey",
      "ConfidentialVM_DiskEncryptedWithCustomerKey",
      "ConfidentialVM_NonPersistedTPM",
    ],
  },
];

export const wholeNumbers: readonly (readonly string[])[] = [
  ["diskSizeGB"],
  ["diskIOPSReadWrite"],
  ["diskMBpsReadWrite"],
  ["diskIOPSReadOnly"],
  ["diskMBpsReadOnly"],
  ["maxShares"],
  ["creationData", "uploadSizeBytes"],
  ["creationData", "logicalSectorSize"],
  ["creationData", "instantAccessDurationMinutes"],
];

export const switches: readonly (readonly string[])[] = [
  ["burstingEnabled"],
  ["supportsHibernation"],
  ["optimizedForFrequentAttach"],
  ["incremental"],
  ["creationData", "performancePlus"],
  ["supportedCapabilities", "acceleratedNetwork"],
];

export const objects: readonly string[] = [
  "creationData",
  "encryption",
  "encryptionSettingsCollection",
  "securityProfile",
  "supportedCapabilities",
  "purchasePlan",
  "availabilityPolicy",
];

const shared = [
  "osType",
  "hyperVGeneration",
  "purchasePlan",
  "supportedCapabilities",
  "creationData",
  "diskSizeGB",
  "encryptionSettingsCollection",
  "encryption",
  "networkAccessPolicy",
  "diskAccessId",
  "securityProfile",
  "supportsHibernation",
  "publicNetworkAccess",
  "dataAccessAuthMode",
];

/** What a client may set. Everything else in a request is ignored: clients send back what they have read. */
export const writable: Record<DiskKind, readonly string[]> = {
  disks: [
    ...shared,
    "diskIOPSReadWrite",
    "diskMBpsReadWrite",
    "diskIOPSReadOnly",
    "diskMBpsReadOnly",
    "maxShares",
    "tier",
    "burstingEnabled",
    "optimizedForFrequentAttach",
    "availabilityPolicy",
  ],
  snapshots: [...shared, "incremental"],
};

export const writableCreationData: readonly string[] = [
  "createOption",
  "storageAccountId",
  "imageReference",
  "galleryImageReference",
  "sourceUri",
  "sourceResourceId",
  "uploadSizeBytes",
  "logicalSectorSize",
  "securityDataUri",
  "securityMetadataUri",
  "performancePlus",
  "elasticSanResourceId",
  "provisionedBandwidthCopySpeed",
  "instantAccessDurationMinutes",
];
