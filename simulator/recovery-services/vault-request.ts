import { invalidParameter, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";

const onOff = ["Enabled", "Disabled"];
const alerts = ["properties", "monitoringSettings", "azureMonitorAlertSettings"];
const classic = ["properties", "monitoringSettings", "classicAlertSettings"];

/** Members of a vault that take only certain words. */
const choices: readonly [path: readonly string[], allowed: readonly string[]][] = [
  [["properties", "publicNetworkAccess"], onOff],
  [["properties", "encryption", "infrastructureEncryption"], onOff],
  [[...alerts, "alertsForAllJobFailures"], onOff],
  [[...alerts, "alertsForAllReplicationIssues"], onOff],
  [[...alerts, "alertsForAllFailoverIssues"], onOff],
  [[...classic, "alertsForCriticalOperations"], onOff],
  [[...classic, "emailNotificationsForSiteRecovery"], onOff],
  [
    ["properties", "redundancySettings", "standardTierStorageRedundancy"],
    ["LocallyRedundant", "GeoRedundant", "ZoneRedundant"],
  ],
  [["properties", "redundancySettings", "crossRegionRestore"], onOff],
  [
    ["properties", "restoreSettings", "crossSubscriptionRestoreSettings", "crossSubscriptionRestoreState"],
    ["Enabled", "Disabled", "PermanentlyDisabled"],
  ],
  [
    ["properties", "securitySettings", "immutabilitySettings", "state"],
    ["Disabled", "Unlocked", "Locked"],
  ],
  [
    ["properties", "securitySettings", "softDeleteSettings", "softDeleteState"],
    ["Enabled", "Disabled", "AlwaysON"],
  ],
  [
    ["properties", "securitySettings", "softDeleteSettings", "enhancedSecurityState"],
    [...onOff, "AlwaysON"],
  ],
  [["properties", "securitySettings", "sourceScanConfiguration", "state"], onOff],
  [
    ["identity", "type"],
    ["SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned", "None"],
  ],
];

/** The 400 for a vault in a request that cannot be understood, or nothing. */
export function vaultRefusal(call: ArmCall): Answer | undefined {
  if (!isObject(call.content)) return invalidRequestContent("A vault is a JSON object.");
  const name = parameter(call, "vaultName");
  if (!/^[a-z][a-z0-9-]{1,49}$/i.test(name)) {
    return invalidParameter(
      "vaultName",
      `The vault name '${name}' is invalid. It has 2 to 50 letters, digits and hyphens and begins with a letter.`,
    );
  }
  for (const [path, allowed] of choices) {
    const value = valueAt(call.content, path);
    if (value === undefined) continue;
    const isAllowed = typeof value === "string" && allowed.some((word) => word.toLowerCase() === value.toLowerCase());
    if (!isAllowed) {
      const target = path.join(".");
      return invalidParameter(target, `The value of '${target}' is invalid. Allowed values: ${allowed.join(", ")}.`);
    }
  }
  const keepDays = valueAt(call.content, [
    "properties",
    "securitySettings",
    "softDeleteSettings",
    "softDeleteRetentionPeriodInDays",
  ]);
  return keepDays === undefined ? undefined : keepDaysRefusal(keepDays);
}

/** The request with its words in the letter case that Azure answers with. */
export function canonicalVault(content: unknown): JsonObject {
  const vault = isObject(content) ? structuredClone(content) : {};
  for (const [path, allowed] of choices) {
    const owner = valueAt(vault, path.slice(0, -1));
    const name = path.at(-1) ?? "";
    const value = isObject(owner) ? owner[name] : undefined;
    const word = allowed.find((item) => typeof value === "string" && item.toLowerCase() === value.toLowerCase());
    if (isObject(owner) && word !== undefined) owner[name] = word;
  }
  return vault;
}

/** Softly deleted data is kept for 14 to 180 days (secure-by-default, 2025-11-10); 0 comes with soft delete turned off. */
export function keepDaysRefusal(value: unknown): Answer | undefined {
  const isValid =
    typeof value === "number" && Number.isInteger(value) && (value === 0 || (value >= 14 && value <= 180));
  if (isValid) return undefined;
  return invalidParameter(
    "softDeleteRetentionPeriodInDays",
    "The soft delete retention period must be between 14 and 180 days.",
  );
}
