import type { DiskFacts, SizeFacts, Surroundings, VmFacts } from "#lib/domain/vm/vm-facts.ts";

const subscriptionId = "11111111-2222-3333-4444-555555555555";
const groupId = `/subscriptions/${subscriptionId}/resourceGroups/rg-app/providers/Microsoft.Compute`;

/** An ordinary Premium SSD data disk without host caching; `role: "os"` gives the usual ReadWrite OS disk. */
export function makeDisk(overrides: Partial<DiskFacts> = {}): DiskFacts {
  const role = overrides.role ?? "data";
  const lun = overrides.lun ?? (role === "os" ? null : 0);
  const name = overrides.name ?? (role === "os" ? "app-01-os" : `app-01-data-${lun}`);
  return {
    id: `${groupId}/disks/${name}`,
    name,
    role,
    lun,
    tags: {},
    managed: true,
    ephemeral: false,
    sku: "Premium_LRS",
    sizeGb: 128,
    caching: role === "os" ? "ReadWrite" : "None",
    writeAccelerator: false,
    toBeDetached: false,
    maxShares: 1,
    provisioningState: "Succeeded",
    instanceViewStatus: "ProvisioningState/succeeded",
    diskState: "Attached",
    securityType: null,
    encryptionType: "EncryptionAtRestWithPlatformKey",
    adeEnabled: false,
    networkAccessPolicy: "AllowAll",
    publicNetworkAccess: "Enabled",
    diskAccessId: null,
    dataAccessAuthMode: "None",
    performancePlus: false,
    logicalSectorSize: null,
    completionPercent: null,
    pendingBackgroundCopies: null,
    ...overrides,
  };
}

/** An OS disk and `dataDisks` data disks on LUN 0 and up. */
export function makeDisks(dataDisks: number, overrides: Partial<DiskFacts> = {}): DiskFacts[] {
  return [
    makeDisk({ role: "os" }),
    ...Array.from({ length: dataDisks }, (_, lun) => makeDisk({ ...overrides, role: "data", lun })),
  ];
}

/** A healthy running VM that no rule objects to, apart from the note on the OS disk's ReadWrite cache. */
export function makeVm(overrides: Partial<VmFacts> = {}): VmFacts {
  return {
    id: `${groupId}/virtualMachines/app-01`,
    vmId: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
    name: "app-01",
    resourceGroup: "rg-app",
    subscriptionId,
    location: "westeurope",
    zones: [],
    tags: {},
    type: "Microsoft.Compute/virtualMachines",
    size: "Standard_D4s_v5",
    osType: "Linux",
    osName: "ubuntu 22.04",
    imageReference: { publisher: "Canonical", offer: "ubuntu-22_04-lts", sku: "server" },
    hyperVGeneration: "V2",
    provisioningState: "Succeeded",
    powerState: "running",
    priority: "Regular",
    securityType: null,
    encryptionAtHost: false,
    scaleSet: null,
    availabilitySetId: null,
    extendedLocation: null,
    plan: null,
    platformRestorePointsEnabled: false,
    agent: makeAgent(),
    disks: makeDisks(2),
    ...overrides,
  };
}

export function makeAgent(overrides: Partial<VmFacts["agent"]> = {}): VmFacts["agent"] {
  return {
    state: "ready",
    version: "2.11.1.4",
    provisionAllowed: true,
    extensionsAllowed: true,
    failedExtensions: [],
    installedExtensions: [],
    prePostScripts: null,
    ...overrides,
  };
}

/** A row of the SKU list for a premium-capable size; capabilities are merged, not replaced. */
export function makeSize(name = "Standard_D4s_v5", capabilities: Record<string, string> = {}): SizeFacts {
  return {
    name,
    location: "westeurope",
    capabilities: { PremiumIO: "True", vCPUs: "4", MemoryGB: "16", ...capabilities },
    restricted: false,
  };
}

/** Quiet surroundings: no points yet, no locks, nothing in progress. */
export function makeSurroundings(overrides: Partial<Surroundings> = {}): Surroundings {
  return {
    cloud: "AzureCloud",
    collectionSubscriptionId: subscriptionId,
    collectionExists: false,
    restorePointCount: 0,
    collectionsInRegion: 0,
    creationInProgress: false,
    lastCrashPointAt: null,
    lastApplicationPointAt: null,
    crashRequestsLastHour: [],
    applicationRequestsLastHour: [],
    locks: [],
    azureBackup: "NotProtected",
    movedFrom: null,
    policyRequiresCmk: false,
    backgroundCopiesInSubscription: 0,
    instantAccessCreationsInRegion: 0,
    computeRegistered: true,
    ...overrides,
  };
}
