import type { AzureAnswer, AzurePort, FleetReading, LockReading, RunStatusReading } from "#lib/azure/port.ts";
import type { UpstreamError } from "#lib/contracts/connections.ts";
import { withRunStatus } from "#lib/domain/inventory/run-status.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { mapLimited } from "#lib/std/map-limited.ts";
import { describeFailure } from "../azure/describe-failure.ts";
import type { ReportProgress } from "./sync-progress.ts";

/** Few at a time: a list per subscription is cheap, but two hundred at once would look like an attack. */
const parallelReads = 4;

export type SubscriptionRead =
  | {
      subscriptionId: string;
      outcome: "Readable";
      vms: VmFacts[];
      /** ARM keys of every VM Azure listed in either source; what is not here is gone. */
      presentKeys: Set<string>;
      /** Null when locks could not be read: the earlier ones stay. */
      locks: LockReading[] | null;
      collections: FleetReading["collections"];
    }
  | { subscriptionId: string; outcome: "Forbidden" | "Failed"; error: UpstreamError };

export type FleetRead = { subscriptions: SubscriptionRead[]; calls: number; warnings: string[] };

/** Reads the fleet of the subscriptions in a handful of requests. One subscription's failure leaves the others readable. */
export async function readFleet(
  azure: AzurePort,
  subscriptionIds: string[],
  report: ReportProgress,
): Promise<{ ok: true; fleet: FleetRead } | { ok: false; error: UpstreamError }> {
  const listed = await azure.listFleet(subscriptionIds, (page) =>
    report("fleet", page.rows, page.totalRows, `Listing ${tableNames[page.table]}`),
  );
  if (!listed.ok) return { ok: false, error: describeFailure(listed) };

  let done = 0;
  const reads = await mapLimited(subscriptionIds, parallelReads, async (subscriptionId) => {
    const status = await azure.listRunStatus(subscriptionId);
    const locks = status.ok ? await azure.listLocks(subscriptionId) : null;
    done += 1;
    report("status", done, subscriptionIds.length, "Reading power and agent state");
    return { subscriptionId, status, locks };
  });

  const bySubscription = Map.groupBy(listed.value.vms, (vm) => vm.subscriptionId.toLowerCase());
  const warnings: string[] = [];
  const subscriptions = reads.map(({ subscriptionId, status, locks }): SubscriptionRead => {
    if (!status.ok) return unreadable(subscriptionId, status);
    if (locks && !locks.ok) warnings.push(`Locks of subscription ${subscriptionId} were not read: ${meaningOf(locks)}`);
    return {
      subscriptionId,
      outcome: "Readable",
      ...joinStatus(bySubscription.get(subscriptionId) ?? [], status.value),
      locks: locks?.ok ? locks.value : null,
      collections: listed.value.collections.filter((collection) => isIn(subscriptionId, collection.armId)),
    };
  });
  const calls = listed.value.calls + reads.reduce((sum, read) => sum + (read.locks ? 2 : 1), 0);
  return { ok: true, fleet: { subscriptions, calls, warnings } };
}

const tableNames = { virtualMachines: "virtual machines", disks: "disks", collections: "restore point collections" };

const meaningOf = (answer: AzureAnswer<unknown> & { ok: false }): string => describeFailure(answer).meaning;

const isIn = (subscriptionId: string, armId: string): boolean =>
  armKey(armId).startsWith(`/subscriptions/${subscriptionId}/`);

function unreadable(subscriptionId: string, answer: AzureAnswer<unknown> & { ok: false }): SubscriptionRead {
  const outcome = answer.failure.kind === "forbidden" ? "Forbidden" : "Failed";
  return { subscriptionId, outcome, error: describeFailure(answer) };
}

/**
 * Resource Graph may lag by minutes; the resource provider does not. A plain VM that only the graph still lists is gone; one
 * that only the provider lists is there, and its facts follow with the next pass.
 */
function joinStatus(models: VmFacts[], statuses: RunStatusReading[]): { vms: VmFacts[]; presentKeys: Set<string> } {
  const statusByKey = new Map(statuses.map((status) => [armKey(status.vmArmId), status]));
  const vms = models.flatMap((model) => {
    const status = statusByKey.get(armKey(model.id));
    if (status) return [withRunStatus(model, status)];
    return isPlainVm(model) ? [] : [model];
  });
  return { vms, presentKeys: new Set([...statusByKey.keys(), ...vms.map((vm) => armKey(vm.id))]) };
}

/** Classic VMs and Uniform scale-set instances are not in the provider's list of virtual machines. */
const isPlainVm = (vm: VmFacts): boolean => vm.type.toLowerCase() === "microsoft.compute/virtualmachines";
