import type { Tx } from "#lib/db/client.ts";
import type { PolicyVersion, ProtectedItem, VirtualMachine } from "#lib/db/generated/client.ts";
import { sameArmId } from "#lib/domain/vm/arm-id.ts";
import { lockVms } from "../protection/lock-vms.ts";

/** A VM with what the start of a backup needs: its protection, its policy's current version, its collection. */
export type BackupTarget = {
  vm: VirtualMachine;
  azureSubscriptionId: string;
  item: (ProtectedItem & { version: PolicyVersion }) | null;
  collection: { armId: string; name: string; resourceGroup: string } | null;
  hasActiveRun: boolean;
};

/** The VMs' rows are locked, so that two commands cannot both see "no active run". */
export async function loadBackupTargets(tx: Tx, vmIds: readonly string[]): Promise<BackupTarget[]> {
  const ids = [...new Set(vmIds)];
  await lockVms(tx, ids);
  return readBackupTargets(tx, ids);
}

/** The same for who only looks. */
export async function readBackupTargets(
  db: Pick<Tx, "virtualMachine">,
  vmIds: readonly string[],
): Promise<BackupTarget[]> {
  const vms = await db.virtualMachine.findMany({
    where: { id: { in: [...vmIds] } },
    orderBy: { name: "asc" },
    include: {
      subscription: { select: { subscriptionId: true } },
      protectedItem: { include: { policy: { include: { versions: { orderBy: { number: "desc" }, take: 1 } } } } },
      collections: { where: { name: { startsWith: "stillpoint-" } }, orderBy: { createdAt: "desc" } },
      runs: {
        where: { kind: "Backup", status: { in: ["Queued", "InProgress", "Cancelling"] } },
        select: { id: true },
        take: 1,
      },
    },
  });
  return vms.map(({ subscription, protectedItem, collections, runs, ...vm }) => {
    const version = protectedItem?.policy.versions[0];
    // One of before a move is bound to the VM's earlier id for life and takes no new points (compute-matrix): a new one is due.
    const collection = collections.find(({ sourceArmId }) => sourceArmId === null || sameArmId(sourceArmId, vm.armId));
    return {
      vm,
      azureSubscriptionId: subscription.subscriptionId,
      item: protectedItem && version ? { ...protectedItem, version } : null,
      collection: collection ?? null,
      hasActiveRun: runs.length > 0,
    };
  });
}
