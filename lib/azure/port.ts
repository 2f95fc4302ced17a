import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { DiskFacts, SizeFacts, VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { Json } from "#lib/std/json.ts";

/**
 * Azure in our words. Every call answers a classified outcome and never throws for what Azure said; it throws only for a
 * mistake of ours. The real service and the simulator differ by endpoint and credentials alone.
 */
export type AzurePort = {
  listSubscriptions(): Promise<AzureAnswer<SubscriptionReading[]>>;
  /** VMs, disks and collections of the subscriptions by Resource Graph: a handful of pages, without instance views. */
  listFleet(subscriptionIds: string[], onPage?: (progress: FleetProgress) => void): Promise<AzureAnswer<FleetReading>>;
  /** Run-time status of every VM of one subscription (`statusOnly=true`), one paged list. */
  listRunStatus(subscriptionId: string): Promise<AzureAnswer<RunStatusReading[]>>;
  /** Resource SKUs of type `virtualMachines` in one region. */
  listSizes(subscriptionId: string, location: string): Promise<AzureAnswer<SizeFacts[]>>;
  listLocks(subscriptionId: string): Promise<AzureAnswer<LockReading[]>>;
  /** One VM as it is now, with its instance view, joined with the disk facts the caller knows (no call per disk). */
  readVm(armId: string, knownDisks: DiskFacts[]): Promise<AzureAnswer<VmReading>>;
  /** Creates the collection or finds it there: safe to repeat. */
  ensureCollection(request: CollectionRequest): Promise<AzureAnswer<{ armId: string }>>;
  /** The creation PUT, sent once and never retried by the SDK: Azure allows three an hour per VM and mode. */
  beginRestorePoint(request: RestorePointRequest): Promise<AzureAnswer<RestorePointBegun>>;
  pollOperation(handle: OperationHandle): Promise<AzureAnswer<OperationReading>>;
  readRestorePoint(armId: string): Promise<AzureAnswer<RestorePointReading>>;
  listRestorePoints(collectionArmId: string): Promise<AzureAnswer<RestorePointReading[]>>;
  /** Which of the actions we need the identity holds in the subscription. */
  checkPermissions(subscriptionId: string): Promise<AzureAnswer<PermissionReading[]>>;
};

/** Azure's ids of one exchange, to be quoted to its support. */
export type AzureTrace = { requestId: string | null; correlationId: string | null; clientRequestId: string | null };

export type AzureAnswer<Value> =
  | { ok: true; value: Value; trace: AzureTrace }
  | { ok: false; failure: AzureFailure; trace: AzureTrace };

/**
 * - `throttled`: 429; wait `retryAfterMs`.
 * - `transient`: 5xx, or the request never reached Azure (name resolution, connection refused, TLS).
 * - `lost`: the request may have had its effect, the answer did not arrive. Look before doing it again.
 * - `refused`: Azure understood and said no; repeating the same request is useless until something changes.
 * - `conflict`: Azure is busy with that resource; the same request may pass later.
 * - `notFound`: the resource, group or subscription is not there.
 * - `forbidden`: the identity lacks a permission. `unauthenticated`: no token, or Azure did not take it.
 */
export type AzureFailureKind =
  | "throttled"
  | "transient"
  | "lost"
  | "refused"
  | "conflict"
  | "notFound"
  | "forbidden"
  | "unauthenticated";

export type AzureFailure = {
  kind: AzureFailureKind;
  /** Azure's code (the inner one where the outer says nothing), or a network code such as `ECONNREFUSED`. */
  code: string;
  /** Azure's own text. */
  message: string;
  httpStatus: number | null;
  retryAfterMs: number | null;
  /** Limit policy that said no, e.g. `CreateCrashConsistentRestorePoint`. */
  target: string | null;
  /** Raw body, shortened to 4,000 characters; never holds a secret. */
  raw: string | null;
};

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

export type RestorePointBegun = { armId: string; provisioningState: string; operation: OperationHandle | null };

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
