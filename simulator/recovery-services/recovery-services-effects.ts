import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import { removeItem, removeVault } from "#simulator/recovery-services/soft-delete.ts";
import { asVault } from "#simulator/recovery-services/vault-ids.ts";
import { finishedVault } from "#simulator/recovery-services/vaults.ts";
import type { OperationError } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

type Kind =
  | "finishVault"
  | "deleteVault"
  | "changePolicy"
  | "changeProtection"
  | "deleteProtectedItem"
  | "startBackup"
  | "cancelBackup"
  | "discoverMachines";

export const recoveryServicesEffects: EffectHandlers<Kind> = {
  finishVault: {
    succeed(world, { id }, now) {
      const vault = asVault(world.others.get(id));
      if (vault) world.others.put(finishedVault(vault, now));
      return {};
    },
    fail(world, { id }) {
      const vault = asVault(world.others.get(id));
      if (vault) world.others.put({ ...vault, properties: { ...vault.properties, provisioningState: "Failed" } });
    },
  },
  deleteVault: {
    succeed(world, { id }) {
      removeVault(world, id);
      return {};
    },
  },
  changePolicy: {
    succeed(world, { policy }) {
      world.backupPolicies.put(policy);
      return {};
    },
    fail: (world, { policy, jobId }, error) => failJob(world, policy.vaultId, jobId, error),
  },
  changeProtection: {
    succeed(world, { item }) {
      world.protectedItems.put(item);
      return {};
    },
    fail: (world, { item, jobId }, error) => failJob(world, item.vaultId, jobId, error),
  },
  deleteProtectedItem: {
    succeed(world, { itemId, keepDays }, now) {
      const item = world.protectedItems.get(itemId);
      if (item === undefined) return {};
      if (keepDays === 0) removeItem(world, itemId);
      else world.protectedItems.put({ ...item, policyId: null, deleted: { at: now, keepDays } });
      return {};
    },
    fail(world, { itemId, jobId }, error) {
      failJob(world, world.protectedItems.get(itemId)?.vaultId ?? "", jobId, error);
    },
  },
  startBackup: {
    succeed: () => ({}),
    fail(world, { itemId, jobId, pointId }, error) {
      failJob(world, world.protectedItems.get(itemId)?.vaultId ?? "", jobId, error);
      world.recoveryPoints.delete(pointId);
    },
  },
  cancelBackup: {
    succeed(world, { job: id, pointIds }, now) {
      const job = world.backupJobs.get(id);
      if (job) world.backupJobs.put({ ...job, cancelledAt: now });
      for (const pointId of pointIds) world.recoveryPoints.delete(pointId);
      return {};
    },
  },
  discoverMachines: { succeed: () => ({}) },
};

function failJob(world: World, vaultId: string, name: string, error: OperationError): void {
  const job = world.backupJobs.get(`${vaultId}/backupJobs/${name}`);
  if (job) world.backupJobs.put({ ...job, outcome: "Failed", error });
}
