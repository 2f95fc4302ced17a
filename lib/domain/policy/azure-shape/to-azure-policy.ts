import { windowsZoneOf } from "#lib/domain/schedule/windows-zone-of.ts";
import type { PolicySettings } from "../policy-settings.ts";
import {
  type AzurePolicy,
  azureRetentionOf,
  azureScheduleOf,
  extensionName,
  extensionVersion,
} from "./azure-policy.ts";
import { azureMembers, nearestInAzure } from "./nearest-in-azure.ts";

/** A policy in Azure Backup's shape. Its `properties` are what Azure takes; the extension makes the way back exact. */
export function toAzurePolicy(name: string, settings: PolicySettings): AzurePolicy {
  const nearest = nearestInAzure(settings);
  return {
    name,
    type: "Microsoft.RecoveryServices/vaults/backupPolicies",
    properties: {
      ...{ backupManagementType: "AzureIaasVM", policyType: "V2" },
      timeZone: windowsZoneOf(nearest.timeZone) ?? "UTC",
      instantRpRetentionRangeInDays: nearest.instantRetentionDays,
      ...(nearest.consistencyType === "OnlyCrashConsistent"
        ? { snapshotConsistencyType: nearest.consistencyType }
        : {}),
      schedulePolicy: azureScheduleOf(nearest.schedule),
      retentionPolicy: azureRetentionOf(nearest.retention, nearest.schedule.startTime),
    },
    [extensionName]: { formatVersion: extensionVersion, ...onlyOurs(settings), ...moreExact(settings, nearest) },
  };
}

/** Azure Backup has nothing like these in a policy. */
const onlyOurs = ({ collectionResourceGroup, retries, minimumConsistency, excludeDisks, notify }: PolicySettings) => ({
  ...{ collectionResourceGroup, retries, minimumConsistency, excludeDisks, notify },
});

/** What Azure's shape only comes near. */
const moreExact = (settings: PolicySettings, nearest: PolicySettings): Partial<PolicySettings> =>
  Object.fromEntries(
    azureMembers
      .filter((member) => JSON.stringify(settings[member]) !== JSON.stringify(nearest[member]))
      .map((member) => [member, settings[member]]),
  );
