import { type JsonObject, valueAt } from "#simulator/json.ts";
import type { World } from "#simulator/world/world.ts";

/** Whether something in the vault is protected, has data, or could be undeleted. */
export function hasProtectedItems(world: World, vaultId: string): boolean {
  return world.protectedItems.count(vaultId) > 0;
}

/** Days for which deleted data can be brought back; 0 when soft delete is off. */
export function softDeleteDays(vaultProperties: JsonObject): number {
  const settings = ["securitySettings", "softDeleteSettings"];
  if (valueAt(vaultProperties, [...settings, "softDeleteState"]) === "Disabled") return 0;
  const days = valueAt(vaultProperties, [...settings, "softDeleteRetentionPeriodInDays"]);
  return typeof days === "number" ? days : 14;
}

/** Takes an item out of the world with its points; its jobs stay as a record of what was done. */
export function removeItem(world: World, itemId: string): void {
  for (const point of world.recoveryPoints.list(itemId)) world.recoveryPoints.delete(point.id);
  world.protectedItems.delete(itemId);
}

/** Takes a vault out of the world with all that is in it. */
export function removeVault(world: World, vaultId: string): void {
  for (const item of world.protectedItems.list(vaultId)) removeItem(world, item.id);
  for (const policy of world.backupPolicies.list(vaultId)) world.backupPolicies.delete(policy.id);
  for (const job of world.backupJobs.list(vaultId)) world.backupJobs.delete(job.id);
  world.others.delete(vaultId);
}
