import type { AzureFailure } from "#lib/domain/azure-errors/azure-failure.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { DiskFacts, SizeFacts, VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { Json } from "#lib/std/json.ts";

/**
 * Azure in our words. Every call answers a classified outcome and never throws for what Azure said; it throws only for a
 * mistake of ours. The real service and the simulator differ by endpoint and credentials alone.
 */
export type AzurePort = {
  listSubscriptions(): Promise<AzureAnswer<SubscriptionReading[]>>;
  /**
   * VMs, disks and collections of the subscriptions by Resource Graph: a handful of pages, without instance views. Resource
   * Graph leaves out what the identity cannot read and does not say so: a forbidden subscription shows as no rows here and as
   * a `forbidden` failure of `listRunStatus`.
   */
  listFleet(subscriptionIds: string[], onPage?: (progress: FleetProgress) => void): Promise<AzureAnswer<FleetReading>>;
  /** Run-time status of every VM of one subscription (`statusOnly=true`), one paged list. */
  listRunStatus(subscriptionId: string): Promise<AzureAnswer<RunStatusReading[]>>;
  /** Resource SKUs of type `virtualMachines` in one region. */
  listSizes(subscriptionId: string, location: string): Promise<AzureAnswer<SizeFacts[]>>;
  listLocks(subscriptionId: string): Promise<AzureAnswer<LockReading[]>>;
  /** One VM as it is now, with its instance view, joined with the disk facts the caller knows (no call per disk). */
  readVm(armId: string, knownDisks: DiskFacts[]): Promise<AzureAnswer<VmReading>>;
  /**
   * Finds the collection or creates it: safe to repeat. One that is there keeps its tags. Refused with the code
   * `CollectionOfAnotherVm` when a collection of that name belongs to another machine.
   */
  ensureCollection(request: CollectionRequest): Promise<AzureAnswer<{ armId: string }>>;
  /** The creation PUT, sent once and never retried by the SDK: Azure allows three an hour per VM and mode. */
  beginRestorePoint(request: RestorePointRequest): Promise<AzureAnswer<RestorePointBegun>>;
  /** Sends the deletion and does not wait for its end. Azure answers a point that is not there as deleted, too: `alreadyGone`. */
  beginDeletion(restorePointArmId: string): Promise<AzureAnswer<DeletionBegun>>;
  pollOperation(handle: OperationHandle): Promise<AzureAnswer<OperationReading>>;
  readRestorePoint(armId: string): Promise<AzureAnswer<RestorePointReading>>;
  listRestorePoints(collectionArmId: string): Promise<AzureAnswer<RestorePointReading[]>>;
  /** Which of the actions we need the identity holds in the subscription. */
  checkPermissions(subscriptionId: string): Promise<AzureAnswer<PermissionReading[]>>;
};

export type { AzureFailure } from "#lib/domain/azure-errors/azure-failure.ts";

/** Azure's ids of one exchange, to be quoted to its support. */
export type AzureTrace = { requestId: string | null; correlationId: string | null; clientRequestId: string | null };

/** How many requests a policy of the resource provider has left (limits-and-errors 1.2). */
export type AzureLimit = { policy: string; remaining: number };

/** `limits` are those of the last request, where Azure named any. */
export type AzureAnswer<Value> =
  | { ok: true; value: Value; trace: AzureTrace; limits?: AzureLimit[] }
  | { ok: false; failure: AzureFailure; trace: AzureTrace; limits?: AzureLimit[] };

export type SubscriptionReading = { subscriptionId: string; displayName: string; state: string; tenantId: string };

export type FleetProgress = { table: "virtualMachines" | "disks" | "collections"; rows: number; totalRows: number };

export type FleetReading = {
  vms: VmFacts[];
  collections: { armId: string; sourceArmId: string; location: string }[];
  /** Requests it took. */
  calls: number;
};

export type RunStatusReading = {
  vmArmId: string;
  powerState: VmFacts["powerState"];
  provisioningState: string;
  agent: Pick<VmFacts["agent"], "state" | "version" | "failedExtensions">;
  osName: string | null;
};

export type LockReading = { armId: string; level: "CanNotDelete" | "ReadOnly"; scopeArmId: string };

export type VmReading = {
  facts: VmFacts;
  /** Azure's whole answer, kept with the restore point: what Azure itself does not capture (NICs, zones, tags, plan). */
  configuration: Json;
};

export type CollectionRequest = {
  subscriptionId: string;
  resourceGroup: string;
  name: string;
  location: string;
  vmArmId: string;
  tags: Record<string, string>;
};

export type RestorePointRequest = {
  collectionArmId: string;
  name: string;
  mode: RequestableMode;
  excludeDiskIds: string[];
};

export type DeletionBegun = { alreadyGone: boolean; operation: OperationHandle | null };

export type RestorePointBegun = {
  armId: string;
  provisioningState: string;
  operation: OperationHandle | null;
  /** When Azure wants to be asked first how it stands; null when it named no time. */
  retryAfterMs: number | null;
};

/** Plain data: stored by one process, resumed by another. */
export type OperationHandle = { subscriptionId: string; operationUrl: string; operationId: string };

export type OperationReading =
  | { state: "running"; retryAfterMs: number | null }
  | { state: "succeeded" }
  | { state: "failed" | "canceled"; failure: AzureFailure };

export type RestorePointReading = {
  armId: string;
  name: string;
  provisioningState: string;
  /** Null until Azure reports it (an application-consistent request shows it only at the end). */
  achievedMode: string | null;
  timeCreated: Date | null;
  sourceVmId: string | null;
  disks: {
    name: string;
    armId: string | null;
    role: "os" | "data";
    lun: number | null;
    diskRestorePointId: string | null;
    replicationState: string | null;
    completionPercent: number | null;
  }[];
};

export type PermissionReading = { action: string; granted: boolean; neededFor: "discover" | "backUp" | "prune" };

/** Azure's public price list, or the simulator's. Other than the rest of Azure it knows nobody: no tenant, no sign-in. */
export type PriceSource = {
  /** Origin of the service, shown to people. */
  origin: string;
  /** All pay-as-you-go rows of one region that we may need, page by page; all of them or a reason why not. */
  listRegion(request: PriceRequest): Promise<PriceReading>;
};

export type PriceRequest = { region: string; currency: string; onPage?: (rows: number) => void };

/** `raw` is each row as it was sent. The message is a sentence that says what is wrong and what to do. */
export type PriceReading = { ok: true; rows: Json[] } | { ok: false; message: string };
