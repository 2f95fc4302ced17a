/**
 * One virtual machine as the rules see it: what Azure says of the VM, its disks and their surroundings, in our words and
 * already joined. `null` means that Azure was not asked or did not say, which a rule must treat as "unknown", not as "no".
 */
export type VmFacts = {
  /** ARM id in Azure's spelling. Compare with `sameArmId`, never with `===`. */
  id: string;
  /** Azure's own identity of the machine (`properties.vmId`): survives a move, changes on re-creation. */
  vmId: string;
  name: string;
  resourceGroup: string;
  subscriptionId: string;
  /** Region in lower case without blanks, e.g. `westeurope`. */
  location: string;
  zones: string[];
  tags: Record<string, string>;
  /** `Microsoft.Compute/virtualMachines`, `Microsoft.ClassicCompute/virtualMachines`, or the Uniform scale-set instance type. */
  type: string;
  size: string;
  osType: "Windows" | "Linux" | null;
  /** Guest OS as the agent reports it, e.g. `ubuntu 22.04`; null when no agent ever reported. */
  osName: string | null;
  imageReference: { publisher: string; offer: string; sku: string } | null;
  hyperVGeneration: "V1" | "V2" | null;
  provisioningState: string;
  powerState: PowerState;
  priority: "Regular" | "Spot" | "Low";
  securityType: string | null;
  encryptionAtHost: boolean;
  scaleSet: { id: string; orchestrationMode: "Uniform" | "Flexible" | null } | null;
  availabilitySetId: string | null;
  extendedLocation: string | null;
  plan: { name: string; publisher: string; product: string } | null;
  /** `resiliencyProfile.periodicRestorePoints.isEnabled`. */
  platformRestorePointsEnabled: boolean;
  agent: AgentFacts;
  disks: DiskFacts[];
};

export type PowerState = "running" | "starting" | "stopping" | "stopped" | "deallocating" | "deallocated" | "unknown";

export type AgentFacts = {
  /** From the instance view; `unknown` when the instance view has not been read. */
  state: "ready" | "notReady" | "missing" | "unknown";
  version: string | null;
  /** `provisionVMAgent` and `allowExtensionOperations` of the OS profile; true unless Azure says false. */
  provisionAllowed: boolean;
  extensionsAllowed: boolean;
  failedExtensions: string[];
  /** Extension types on the VM, e.g. `AzureDiskEncryptionForLinux`; null when neither model nor instance view named them. */
  installedExtensions: string[] | null;
  /** Linux pre/post scripts are not visible in ARM: null unless somebody told us. */
  prePostScripts: boolean | null;
};

export type DiskFacts = {
  /** ARM id in Azure's spelling; null for an unmanaged (VHD) or ephemeral disk without a resource of its own. */
  id: string | null;
  name: string;
  role: "os" | "data";
  /** Logical unit number of a data disk; null for the OS disk. */
  lun: number | null;
  /** Of the disk's own resource; null when that has not been read. */
  tags: Record<string, string> | null;
  managed: boolean;
  ephemeral: boolean;
  sku: string | null;
  sizeGb: number | null;
  caching: "None" | "ReadOnly" | "ReadWrite";
  writeAccelerator: boolean;
  toBeDetached: boolean;
  /** Azure leaves it out for an unshared disk, which is 1; null when the disk itself has not been read. */
  maxShares: number | null;
  provisioningState: string | null;
  /** Status code of the disk in the VM's instance view, e.g. `ProvisioningState/succeeded`; null when not read. */
  instanceViewStatus: string | null;
  diskState: string | null;
  securityType: string | null;
  encryptionType: string | null;
  /** Azure Disk Encryption (inside the guest) switched on for this disk. */
  adeEnabled: boolean;
  networkAccessPolicy: string | null;
  publicNetworkAccess: string | null;
  diskAccessId: string | null;
  dataAccessAuthMode: string | null;
  performancePlus: boolean | null;
  logicalSectorSize: number | null;
  /** Background hydration of Premium SSD v2 and Ultra; null when Azure reports none. */
  completionPercent: number | null;
  /** Snapshots of this disk whose background copy still runs (Premium SSD v2 and Ultra); null when not counted. */
  pendingBackgroundCopies: number | null;
};

/** One row of Azure's resource SKU list for a VM size in a region; null where the region's list lacks the size. */
export type SizeFacts = {
  name: string;
  location: string;
  /** Azure's name/value strings as sent, e.g. `PremiumIO: "True"`. */
  capabilities: Record<string, string>;
  restricted: boolean;
};

/** What is true around the VM right now: quotas, clocks, locks. All from our own database or a fresh look at Azure. */
export type Surroundings = {
  cloud: "AzureCloud" | "AzureUSGovernment" | "AzureChinaCloud";
  /** Subscription that will hold the collection. */
  collectionSubscriptionId: string;
  collectionExists: boolean;
  /** Restore points of the VM in every collection, every mode. */
  restorePointCount: number | null;
  collectionsInRegion: number | null;
  creationInProgress: boolean;
  lastCrashPointAt: Date | null;
  lastApplicationPointAt: Date | null;
  /** Accepted creation requests of the last hour by mode, oldest first. */
  crashRequestsLastHour: Date[];
  applicationRequestsLastHour: Date[];
  locks: { level: "CanNotDelete" | "ReadOnly"; scope: "vm" | "collectionResourceGroup" | "subscription" }[];
  azureBackup: "NotProtected" | "Protecting" | "Protected" | "ProtectionFailed" | "unknown";
  /** Source of a known collection has the same `vmId` but another ARM id. */
  movedFrom: string | null;
  policyRequiresCmk: boolean | null;
  backgroundCopiesInSubscription: number | null;
  /** Instant-access restore points being created in the subscription and region. */
  instantAccessCreationsInRegion: number | null;
  computeRegistered: boolean | null;
};
