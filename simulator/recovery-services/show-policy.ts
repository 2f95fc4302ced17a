import type { BackupPolicy } from "#simulator/world/backup-records.ts";
import { withPolicy } from "#simulator/world/backup-records.ts";
import type { World } from "#simulator/world/world.ts";

/** `snapshotConsistencyType` exists from this version on; earlier ones neither show nor take it. */
export const hasConsistencyType = (apiVersion: string): boolean => apiVersion >= "2023-08-01";

/** A policy on the wire, with the number of items that it protects. */
export function showPolicy(world: World, policy: BackupPolicy, apiVersion: string): unknown {
  const { snapshotConsistencyType, ...properties } = policy.properties;
  return {
    id: policy.id,
    name: policy.name,
    type: "Microsoft.RecoveryServices/vaults/backupPolicies",
    properties: {
      ...properties,
      ...(snapshotConsistencyType !== undefined && hasConsistencyType(apiVersion) && { snapshotConsistencyType }),
      protectedItemsCount: world.protectedItems.count(withPolicy(policy.id)),
    },
  };
}
