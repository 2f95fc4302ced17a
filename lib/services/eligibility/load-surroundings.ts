import type { LockReading } from "#lib/azure/port.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { Surroundings } from "#lib/domain/vm/vm-facts.ts";
import { invariant } from "#lib/std/invariant.ts";
import { loadPointHistory, type PointHistory } from "./load-point-history.ts";
import { locksAround } from "./locks-around.ts";

export type SurroundingsOptions = {
  now: Date;
  /** Group that holds the collection, by VM row id; the VM's own group unless given. */
  collectionResourceGroups?: ReadonlyMap<string, string>;
};

/** What our own database knows around VMs, in a fixed number of queries however many they are. By VM row id. */
export async function loadSurroundings(
  db: Db | Tx,
  vmIds: readonly string[],
  options: SurroundingsOptions,
): Promise<Map<string, Surroundings>> {
  // One after the other: inside a transaction there is one connection, which cannot take two queries at once.
  const vms = await loadVms(db, vmIds);
  const histories = await loadPointHistory(db, vmIds, options.now);
  return new Map(
    vms.map((vm) => {
      const history = histories.get(vm.id);
      invariant(history, `No point history for VM ${vm.id}`);
      return [vm.id, surroundingsOf(vm, history, options)];
    }),
  );
}

async function loadVms(db: Db | Tx, vmIds: readonly string[]) {
  return db.virtualMachine.findMany({
    where: { id: { in: [...vmIds] } },
    select: {
      id: true,
      armId: true,
      location: true,
      resourceGroup: true,
      subscription: {
        select: {
          subscriptionId: true,
          locks: true,
          collectionCounts: true,
          connection: { select: { cloud: true } },
        },
      },
      collections: { select: { sourceArmId: true, pointsReadAt: true } },
    },
  });
}

type LoadedVm = Awaited<ReturnType<typeof loadVms>>[number];

function surroundingsOf(vm: LoadedVm, history: PointHistory, options: SurroundingsOptions): Surroundings {
  const { subscription, collections } = vm;
  const group = options.collectionResourceGroups?.get(vm.id) ?? vm.resourceGroup;
  const counts = subscription.collectionCounts as Record<string, number> | null;
  const isElsewhere = (id: string | null) => id !== null && armKey(id) !== armKey(vm.armId);
  const requests = (mode: RequestableMode) => history.requestsLastHour.filter((request) => request.mode === mode);
  return {
    cloud: subscription.connection.cloud,
    collectionSubscriptionId: subscription.subscriptionId,
    collectionExists: collections.some((collection) => !isElsewhere(collection.sourceArmId)),
    // A collection that was found but not read yet may hold any number of points.
    restorePointCount: collections.some((collection) => collection.pointsReadAt === null) ? null : history.pointCount,
    collectionsInRegion: counts && (counts[vm.location] ?? 0),
    creationInProgress: history.isCreating,
    lastCrashPointAt: history.lastPointAt.CrashConsistent,
    lastApplicationPointAt: history.lastPointAt.ApplicationConsistent,
    crashRequestsLastHour: requests("CrashConsistent").map((request) => request.at),
    applicationRequestsLastHour: requests("ApplicationConsistent").map((request) => request.at),
    locks: locksAround((subscription.locks as LockReading[] | null) ?? [], vm.armId, group),
    movedFrom: collections.find((collection) => isElsewhere(collection.sourceArmId))?.sourceArmId ?? null,
    // What nobody has asked Azure for yet stays unknown.
    azureBackup: "unknown",
    policyRequiresCmk: null,
    backgroundCopiesInSubscription: null,
    instantAccessCreationsInRegion: null,
    computeRegistered: null,
  };
}
