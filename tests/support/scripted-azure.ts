import type { AzureAnswer, AzurePort, LockReading, RestorePointReading } from "#lib/azure/port.ts";
import type { AzureFailureKind } from "#lib/domain/azure-errors/azure-failure.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { SizeFacts, VmFacts } from "#lib/domain/vm/vm-facts.ts";

export type ScriptedSubscription = {
  subscriptionId: string;
  displayName: string;
  /** Status, locks and permissions fail this way; Resource Graph silently leaves the subscription out, as Azure does. */
  failsAs?: AzureFailureKind;
  vms: VmFacts[];
  locks?: LockReading[];
  collections?: { armId: string; sourceArmId: string; location: string; points: RestorePointReading[] }[];
};

/** An Azure of a test's own making, for what the simulator cannot be brought to in a line: rare failures, thousands of VMs. */
export type ScriptedAzure = {
  subscriptions: ScriptedSubscription[];
  sizes: SizeFacts[];
  /** The call of this name fails as a whole. */
  failing: Partial<Record<keyof AzurePort, AzureFailureKind>>;
  /** Names of the calls made, in order. */
  calls: (keyof AzurePort)[];
  port: AzurePort;
};

const trace = { requestId: "req-1", correlationId: "corr-1", clientRequestId: null };

export function scriptAzure(subscriptions: ScriptedSubscription[]): ScriptedAzure {
  const azure: ScriptedAzure = { subscriptions, sizes: [], failing: {}, calls: [], port: {} as AzurePort };

  const answer = <Value>(call: keyof AzurePort, failsAs: AzureFailureKind | undefined, value: () => Value) => {
    azure.calls.push(call);
    const kind = azure.failing[call] ?? failsAs;
    return Promise.resolve<AzureAnswer<Value>>(
      kind ? { ok: false, failure: failureOf(kind), trace } : { ok: true, value: value(), trace },
    );
  };
  const find = (id: string) => azure.subscriptions.find((row) => row.subscriptionId === id);
  const notScripted = () => Promise.reject(new Error("This call is not scripted"));

  azure.port = {
    listSubscriptions: () =>
      answer("listSubscriptions", undefined, () =>
        azure.subscriptions.map((row) => ({ ...row, state: "Enabled", tenantId: "tenant" })),
      ),
    listFleet: (ids) =>
      answer("listFleet", undefined, () => {
        const readable = azure.subscriptions.filter((row) => ids.includes(row.subscriptionId) && !row.failsAs);
        return {
          vms: readable.flatMap((row) => row.vms),
          collections: readable.flatMap((row) => row.collections ?? []),
          calls: 3,
        };
      }),
    listRunStatus: (id) =>
      answer("listRunStatus", find(id)?.failsAs, () =>
        (find(id)?.vms ?? []).map((vm) => ({
          vmArmId: vm.id,
          powerState: vm.powerState,
          provisioningState: vm.provisioningState,
          agent: vm.agent,
          osName: vm.osName,
        })),
      ),
    listLocks: (id) => answer("listLocks", find(id)?.failsAs, () => find(id)?.locks ?? []),
    listSizes: (_id, location) =>
      answer("listSizes", undefined, () => azure.sizes.map((size) => ({ ...size, location }))),
    listRestorePoints: (armId) =>
      answer("listRestorePoints", undefined, () => {
        const all = azure.subscriptions.flatMap((row) => row.collections ?? []);
        return all.find((row) => armKey(row.armId) === armKey(armId))?.points ?? [];
      }),
    checkPermissions: (id) =>
      answer("checkPermissions", find(id)?.failsAs, () => [
        { action: "Microsoft.Compute/virtualMachines/read", granted: true, neededFor: "discover" as const },
        {
          action: "Microsoft.Compute/restorePointCollections/restorePoints/delete",
          granted: false,
          neededFor: "prune" as const,
        },
      ]),
    readVm: notScripted,
    ensureCollection: notScripted,
    beginRestorePoint: notScripted,
    beginDeletion: notScripted,
    pollOperation: notScripted,
    readRestorePoint: notScripted,
  };
  return azure;
}

const codes: Partial<Record<AzureFailureKind, [string, number]>> = {
  forbidden: ["AuthorizationFailed", 403],
  throttled: ["TooManyRequests", 429],
  unauthenticated: ["AADSTS7000215", 401],
};

const failureOf = (kind: AzureFailureKind) => {
  const [code, httpStatus] = codes[kind] ?? ["InternalServerError", 500];
  return { kind, code, message: `Scripted ${kind}.`, httpStatus, retryAfterMs: null, target: null, raw: null };
};
