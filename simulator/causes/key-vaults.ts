import { restorePointErrors } from "#simulator/causes/restore-point-errors.ts";
import { valueAt } from "#simulator/json.ts";
import { conditionId } from "#simulator/world/condition.ts";
import type { DiskRestorePoint, OperationError } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

/** The failure of a restore point whose key lay in a key vault that somebody has deleted. */
export function keyVaultFailure(
  world: World,
  disks: readonly Pick<DiskRestorePoint, "diskEncryptionSetId">[],
): OperationError | undefined {
  const isGone = disks.some(({ diskEncryptionSetId }) => {
    const vault = diskEncryptionSetId === undefined ? undefined : keyVaultOf(world, diskEncryptionSetId);
    return vault !== undefined && world.conditions.get(conditionId("keyVaultDeleted", vault)) !== undefined;
  });
  return isGone ? restorePointErrors.keyVaultGone : undefined;
}

/** Names of key vaults are unique in the world, so the name says which. */
function keyVaultOf(world: World, diskEncryptionSetId: string): string | undefined {
  const properties = world.others.get(diskEncryptionSetId)?.properties;
  const vaultId = valueAt(properties, ["activeKey", "sourceVault", "id"]);
  if (typeof vaultId === "string") return vaultId.split("/").at(-1);
  const keyUrl = valueAt(properties, ["activeKey", "keyUrl"]);
  return typeof keyUrl === "string" ? /^https:\/\/([^./]+)\./.exec(keyUrl)?.[1] : undefined;
}
