import { isObject, type JsonObject, merged } from "#simulator/json.ts";

/** What a vault has from its first moment, as recorded (2024-04-28). */
const initial: JsonObject = {
  privateEndpointStateForBackup: "None",
  privateEndpointStateForSiteRecovery: "None",
  redundancySettings: { standardTierStorageRedundancy: "GeoRedundant", crossRegionRestore: "Disabled" },
  secureScore: "None",
  bcdrSecurityLevel: "Poor",
  publicNetworkAccess: "Enabled",
  restoreSettings: { crossSubscriptionRestoreSettings: { crossSubscriptionRestoreState: "Enabled" } },
};

/** What appears with the end of its provisioning. */
const provisioned: JsonObject = {
  backupStorageVersion: "Unassigned",
  securitySettings: {
    immutabilitySettings: null,
    softDeleteSettings: {
      softDeleteRetentionPeriodInDays: 14,
      softDeleteState: "Enabled",
      enhancedSecurityState: "Enabled",
    },
    multiUserAuthorization: "Disabled",
  },
};

const readOnly = new Set([
  "provisioningState",
  "upgradeDetails",
  "privateEndpointConnections",
  "privateEndpointStateForBackup",
  "privateEndpointStateForSiteRecovery",
  "moveDetails",
  "moveState",
  "backupStorageVersion",
  "secureScore",
  "bcdrSecurityLevel",
]);

/**
 * Properties that older versions do not know. Of the first group it is known only that 2022-10-01 lacks and 2024-04-01
 * (recorded) has them.
 */
const young: readonly [path: readonly string[], since: string][] = [
  [["restoreSettings"], "2023-01-01"],
  [["secureScore"], "2023-01-01"],
  [["securitySettings", "softDeleteSettings"], "2023-01-01"],
  [["securitySettings", "multiUserAuthorization"], "2023-01-01"],
  [["monitoringSettings", "azureMonitorAlertSettings", "alertsForAllReplicationIssues"], "2023-01-01"],
  [["monitoringSettings", "azureMonitorAlertSettings", "alertsForAllFailoverIssues"], "2023-01-01"],
  [["monitoringSettings", "classicAlertSettings", "emailNotificationsForSiteRecovery"], "2023-01-01"],
  [["bcdrSecurityLevel"], "2024-04-01"],
  [["resourceGuardOperationRequests"], "2024-04-01"],
  [["securitySettings", "sourceScanConfiguration"], "2025-02-01"],
];

export function newVaultProperties(requested: JsonObject): JsonObject {
  return { provisioningState: "Provisioning", ...merged(initial, writable(requested)) };
}

export function provisionedProperties(properties: JsonObject): JsonObject {
  return { ...merged(provisioned, properties), provisioningState: "Succeeded" };
}

export function changedVaultProperties(existing: JsonObject, requested: JsonObject): JsonObject {
  return merged(existing, writable(requested));
}

/** The properties in the form of the api-version of the call. */
export function shownVaultProperties(properties: JsonObject, apiVersion: string): JsonObject {
  return young.reduce<JsonObject>(
    (shown, [path, since]) => (apiVersion < since ? without(shown, path) : shown),
    properties,
  );
}

function writable(requested: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(requested).filter(([name]) => !readOnly.has(name)));
}

function without(object: JsonObject, [name = "", ...rest]: readonly string[]): JsonObject {
  const { [name]: value, ...others } = object;
  if (value === undefined) return object;
  if (rest.length === 0) return others;
  return isObject(value) ? { ...others, [name]: without(value, rest) } : object;
}
