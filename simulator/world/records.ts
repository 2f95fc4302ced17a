import type { DiskContent } from "#simulator/content/disk-content.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { OperationEffect } from "#simulator/world/operation-effect.ts";

/** What every tracked resource has; `properties` are the wire form, so handlers answer them without translation. */
export type Resource = {
  id: string;
  name: string;
  type: string;
  location: string;
  tags?: Record<string, string>;
  properties: JsonObject;
};

/** Resources of providers that need no record of their own: networks, vaults, policies, deployments, sets. */
export type OtherResource = Omit<Resource, "location"> & {
  location?: string;
  kind?: string;
  etag?: string;
  sku?: JsonObject;
  identity?: JsonObject;
  zones?: string[];
  extendedLocation?: JsonObject;
};

export type ManagedDiskReference = {
  id: string;
  storageAccountType?: string;
  diskEncryptionSet?: { id: string };
  securityProfile?: { securityEncryptionType: string };
};

type VmDisk = {
  name: string;
  createOption: string;
  caching: "None" | "ReadOnly" | "ReadWrite";
  managedDisk?: ManagedDiskReference;
  vhd?: { uri: string };
  deleteOption?: string;
  diskSizeGB?: number;
  writeAcceleratorEnabled?: boolean;
};

export type VmOsDisk = VmDisk & {
  osType: "Windows" | "Linux";
  diffDiskSettings?: { option: string; placement?: string };
  encryptionSettings?: { enabled: boolean; diskEncryptionKey?: { secretUrl: string; sourceVault: { id: string } } };
};
export type VmDataDisk = VmDisk & { lun: number; toBeDetached: boolean };

export type VmProperties = {
  vmId: string;
  provisioningState: string;
  hardwareProfile: { vmSize: string };
  storageProfile: {
    imageReference?: JsonObject;
    osDisk: VmOsDisk;
    dataDisks: VmDataDisk[];
    diskControllerType?: string;
  };
  osProfile?: {
    computerName: string;
    adminUsername: string;
    windowsConfiguration?: JsonObject;
    linuxConfiguration?: JsonObject;
    secrets: [];
    allowExtensionOperations: boolean;
    requireGuestProvisionSignal: boolean;
  };
  securityProfile?: {
    securityType?: string;
    encryptionAtHost?: boolean;
    uefiSettings?: { secureBootEnabled: boolean; vTpmEnabled: boolean };
  };
  networkProfile?: { networkInterfaces: { id: string; properties?: JsonObject }[] };
  diagnosticsProfile?: JsonObject;
  availabilitySet?: { id: string };
  virtualMachineScaleSet?: { id: string };
  additionalCapabilities?: JsonObject;
  userData?: string;
  resiliencyProfile?: JsonObject & { periodicRestorePoints?: { isEnabled: boolean } };
  priority?: string;
  evictionPolicy?: string;
  licenseType?: string;
  timeCreated: string;
};

export type PowerState = "running" | "starting" | "stopping" | "stopped" | "deallocating" | "deallocated";

/** An extension inside the machine: `type` is publisher and type, `version` the one that runs. */
export type VmExtension = {
  name: string;
  type: string;
  version: string;
  failedWith?: string;
  /** What a client that asked for it has sent, without protected settings. */
  properties?: JsonObject;
  tags?: Record<string, string>;
  provisioningState?: string;
};

/** What only the instance view shows, plus what nobody sees but decides how the guest behaves. */
export type VmRuntime = {
  powerState: PowerState;
  hyperVGeneration: "V1" | "V2";
  osName?: string;
  osVersion?: string;
  agent: { version: string; status: "Ready" | "Not Ready"; message: string } | null;
  extensions: VmExtension[];
  /** Names of disks whose allocation failed. */
  failedDisks: string[];
  /** Names of disks that are being made together with the machine; their ids are told at the end. */
  pendingDisks?: string[];
  isGeneralized?: true;
  isHibernated?: true;
  /** Linux with working pre- and post-scripts reaches application consistency. */
  hasConsistencyScripts: boolean;
  /** What is wrong inside the guest, by part (`simulator/causes/guest-faults.ts`); absent in a healthy one. */
  guest?: Record<string, string>;
  changedAt: number;
};

export type VirtualMachine = Omit<Resource, "properties"> & {
  zones?: string[];
  plan?: { name: string; publisher: string; product: string };
  identity?: JsonObject;
  extendedLocation?: { type: string; name: string };
  placement?: JsonObject;
  etag: string;
  properties: VmProperties;
  runtime: VmRuntime;
};

export type DiskProperties = JsonObject & { diskSizeGB: number; uniqueId: string; provisioningState: string };

/** `from` is the lower-cased id of the source, which must outlive the copy only where `needsSource` says so. */
export type BackgroundCopy = { from: string; startedAt: number; endsAt: number; needsSource?: true };

export type Disk = Omit<Resource, "properties"> & {
  sku: { name: string; tier: string };
  zones?: string[];
  extendedLocation?: JsonObject;
  managedBy?: string;
  managedByExtended?: string[];
  /** The copy of its data, which goes on after the disk has been created; absent once it is whole. */
  backgroundCopy?: BackgroundCopy;
  properties: DiskProperties;
};

/** A snapshot is kept as a disk is; nothing ever manages it. */
export type Snapshot = Disk;

export type RestorePointCollection = Omit<Resource, "properties"> & {
  sourceId: string;
  sourceLocation: string;
  collectionId: string;
  instantAccess?: boolean;
  provisioningState: string;
  /** Of a collection that receives copies: the PUTs of the last hour, and the age of the newest point copied so far. */
  copies?: { putsAt: number[]; newestSourceAt?: number };
};

export type ConsistencyMode = "CrashConsistent" | "FileSystemConsistent" | "ApplicationConsistent";
export type RequestedMode = "crash" | "application";

export type DiskRestorePoint = {
  name: string;
  diskId: string;
  encryptionType: string;
  diskEncryptionSetId?: string;
  /** The disk restore point of another region of which this is a copy. */
  sourceId?: string;
  /** What its disk was (`source-disk.ts`); without it, as the disk is. */
  source?: JsonObject;
  /** When its background copy is whole; absent when nothing needs to be copied. */
  wholeAt?: number;
  /** What was on the disk; without it, it follows from the disk as it was at that instant. */
  content?: DiskContent;
};

export type RestorePoint = {
  id: string;
  name: string;
  collectionId: string;
  /** Lower-cased id of the virtual machine, which owns the limits whatever the collection. */
  vmId: string;
  requestedMode: RequestedMode;
  consistencyMode?: ConsistencyMode;
  provisioningState: "Creating" | "Succeeded" | "Failed" | "Deleting";
  createdAt: number;
  excludeDisks: { id: string }[];
  sourceMetadata: JsonObject;
  /** Set on a copy of another region's point. `startedAt` is when the background copy began, `failedAt` when it broke. */
  copy?: { sourceId: string; startedAt?: number; failedAt?: number };
  /** Whether its Premium SSD v2 and Ultra disks can be restored before they have been copied. */
  hasInstantAccess?: true;
  /** As the request gave it; Azure's default is 300. */
  instantAccessDurationMinutes?: number;
  /** One entry per included disk, known to clients only once the point has succeeded. */
  disks: DiskRestorePoint[];
};

/** Per-machine bookkeeping of restore point creations, which outlives the points themselves. */
export type RestorePointLedger = {
  id: string;
  creatingPointId: string | null;
  lastCreatedAt: Partial<Record<RequestedMode, number>>;
  /** Instants of the PUTs of the last hour per mode. */
  puts: Record<RequestedMode, number[]>;
  /** So many of the next application-consistent points are file-system-consistent, because a VSS writer had failed. */
  withoutWriters?: number;
};

export type Subscription = {
  id: string;
  subscriptionId: string;
  displayName: string;
  tags?: Record<string, string>;
  /** Tenants that manage it for its owner. */
  managedByTenants?: { tenantId: string }[];
};

export type ResourceGroup = {
  id: string;
  name: string;
  location: string;
  managedBy?: string;
  tags?: Record<string, string>;
  provisioningState: string;
};

export type Lock = {
  id: string;
  name: string;
  level: "CanNotDelete" | "ReadOnly";
  notes?: string;
  owners?: JsonObject[];
  scope: string;
};

export type Grant = "full" | "read" | "visible" | "none";
export type AccessGrant = { id: string; principalId: string; subscriptionId: string; grant: Grant };

export type OperationError = {
  code: string;
  message: string;
  target?: string;
  details?: { code: string; message: string; target?: string }[];
};

export type Operation = {
  /** The operation's own guid. */
  id: string;
  subscriptionId: string;
  location: string;
  startedAt: number;
  /** Null for an operation that never ends (fault `stuckOperation`). */
  endsAt: number | null;
  endedAt?: number;
  status: "InProgress" | "Succeeded" | "Failed" | "Canceled";
  /** Path at which clients read the status; its provider and form differ by the kind of resource. */
  statusPath: string;
  /** Known from the start for an operation that is bound to fail, set at the end otherwise. */
  error?: OperationError;
  effect: OperationEffect;
  /** It will end in another state than promised: with this status, and the world changed or not. */
  otherEnd?: { status: "Succeeded" | "Failed" | "Canceled"; applied: boolean; error: OperationError };
  /** Nobody finds its status any more, though it goes on. */
  isLost?: true;
  /** `properties.output` of a finished operation on disks and snapshots. */
  output?: JsonObject;
  /** What the `Location` address answers once the operation has succeeded, such as a shared access signature. */
  result?: JsonObject;
};
