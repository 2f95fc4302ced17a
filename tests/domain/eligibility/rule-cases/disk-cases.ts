import type { RuleCase } from "#tests/domain/eligibility/rule-cases/rule-case.ts";
import { disks, firstDataDisk, osDisk, without } from "#tests/domain/eligibility/rule-cases/rule-case.ts";
import { makeAgent, makeDisk, makeDisks } from "#tests/support/vm-facts.ts";

const terabytes = (count: number): number => count * 1024;
const otherSubscription =
  "/subscriptions/99999999-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Compute/disks/app-01-data-0";

export const diskCases: RuleCase[] = [
  {
    id: "E30",
    severity: "-- BB",
    fires: [disks({ sku: "UltraSSD_LRS" })],
    spares: [{}, disks({ sku: null }), without(disks({ sku: "UltraSSD_LRS" }), firstDataDisk)],
  },
  {
    id: "E31",
    severity: "-- BB",
    fires: [disks({}, { sku: "PremiumV2_LRS" })],
    spares: [{}, disks({ sku: "PremiumV2_ZRS" }), without(disks({ sku: "PremiumV2_LRS" }), firstDataDisk)],
  },
  {
    id: "E32",
    severity: "BB BB",
    fires: [disks({ maxShares: 2 })],
    spares: [{}, disks({ maxShares: null }), without(disks({ maxShares: 3 }), firstDataDisk)],
  },
  {
    id: "E33",
    severity: "II BB",
    fires: [osDisk({ writeAccelerator: true }), disks({ writeAccelerator: true })],
    spares: [{}, without(disks({ writeAccelerator: true }), firstDataDisk)],
  },
  {
    id: "E34",
    severity: "-- WW",
    fires: [disks({ caching: "ReadWrite" })],
    spares: [{}, disks({ caching: "ReadOnly" }), without(disks({ caching: "ReadWrite" }), firstDataDisk)],
  },
  { id: "E35", severity: "-- II", fires: [{}], spares: [osDisk({ caching: "ReadOnly" })] },
  {
    id: "E36",
    severity: "WW WW",
    fires: [
      osDisk({ adeEnabled: true }),
      disks({ adeEnabled: true }),
      { vm: { agent: makeAgent({ installedExtensions: ["AzureDiskEncryptionForLinux"] }) } },
    ],
    spares: [
      {},
      { vm: { agent: makeAgent({ installedExtensions: null }) } },
      { vm: { agent: makeAgent({ installedExtensions: ["AzureMonitorLinuxAgent"] }) } },
    ],
  },
  {
    id: "E37",
    severity: "WW WW",
    fires: [
      disks({ encryptionType: "EncryptionAtRestWithCustomerKey" }),
      osDisk({ encryptionType: "EncryptionAtRestWithPlatformAndCustomerKeys" }),
    ],
    spares: [{}, disks({ encryptionType: null })],
  },
  {
    id: "E39",
    severity: "BW BW",
    fires: [disks({ dataAccessAuthMode: "AzureActiveDirectory" })],
    spares: [{}, disks({ dataAccessAuthMode: null })],
  },
  {
    id: "E40",
    severity: "II II",
    fires: [disks({ networkAccessPolicy: "AllowPrivate" }), disks({ diskAccessId: "/subscriptions/s/diskAccesses/a" })],
    spares: [{}, disks({ networkAccessPolicy: "DenyAll" })],
  },
  {
    id: "E41",
    severity: "II II",
    fires: [disks({ publicNetworkAccess: "Disabled" }), osDisk({ networkAccessPolicy: "DenyAll" })],
    spares: [{}, disks({ publicNetworkAccess: null, networkAccessPolicy: null })],
  },
  {
    id: "E42",
    severity: "BB BB",
    fires: [
      disks({ provisioningState: "Failed" }),
      osDisk({ provisioningState: "Creating" }),
      disks({ instanceViewStatus: "ProvisioningState/failed/InternalError" }),
    ],
    spares: [
      {},
      disks({ provisioningState: null, instanceViewStatus: null }),
      without(disks({ provisioningState: "Failed" }), firstDataDisk),
    ],
  },
  {
    id: "E43",
    severity: "BB BB",
    fires: [
      disks({ toBeDetached: true }),
      without(disks({ toBeDetached: true }), firstDataDisk),
      { vm: { provisioningState: "Updating" } },
    ],
    spares: [{}, { vm: { provisioningState: "Creating" } }],
  },
  {
    id: "E44",
    severity: "BB --",
    fires: [
      disks({ sku: "PremiumV2_LRS", completionPercent: 99 }),
      disks({ sku: "UltraSSD_LRS", pendingBackgroundCopies: 3 }),
    ],
    spares: [
      disks({ sku: "PremiumV2_LRS" }),
      disks({ sku: "PremiumV2_LRS", completionPercent: 100, pendingBackgroundCopies: 2 }),
      disks({ sku: "Premium_LRS", completionPercent: 50 }),
      without(disks({ sku: "UltraSSD_LRS", completionPercent: 5 }), firstDataDisk),
    ],
  },
  {
    id: "E45",
    severity: "II II",
    fires: [disks({ performancePlus: true })],
    spares: [{}, disks({ performancePlus: null })],
  },
  {
    id: "E46",
    severity: "BI BI",
    fires: [
      { vm: { disks: makeDisks(33) } },
      disks({ sizeGb: terabytes(64) + 1 }),
      { vm: { disks: makeDisks(9, { sizeGb: terabytes(60) }) } },
    ],
    spares: [
      { vm: { disks: makeDisks(32) } },
      disks({ sizeGb: terabytes(64) }),
      { vm: { disks: makeDisks(9, { sizeGb: null }) } },
      without({ vm: { disks: makeDisks(33) } }, firstDataDisk),
      { vm: { disks: [makeDisk({ role: "os", sizeGb: 0 }), ...makeDisks(8, { sizeGb: terabytes(64) }).slice(1)] } },
    ],
  },
  {
    id: "E49",
    severity: "BB BB",
    fires: [disks({ id: otherSubscription })],
    spares: [{}, disks({ id: null }), without(disks({ id: otherSubscription }), firstDataDisk)],
  },
  {
    id: "E50",
    severity: "II --",
    fires: [disks({ logicalSectorSize: 4096 })],
    spares: [{}, disks({ logicalSectorSize: 512 })],
  },
];
