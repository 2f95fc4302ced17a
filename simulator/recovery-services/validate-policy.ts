import { isObject, type JsonObject, valueAt } from "#simulator/json.ts";
import { managementTypes, policyTypes } from "#simulator/recovery-services/policy-words.ts";
import { isTimeZone } from "#simulator/recovery-services/time-zones.ts";
import { validateInstantRange } from "#simulator/recovery-services/validate-instant-range.ts";
import { validateRetention } from "#simulator/recovery-services/validate-retention.ts";
import { validateSchedule } from "#simulator/recovery-services/validate-schedule.ts";
import { validateTiering } from "#simulator/recovery-services/validate-tiering.ts";

/** What is wrong with a normalized policy, as a sentence; nothing when Azure would take it. */
export function validatePolicy(properties: JsonObject): string | undefined {
  const type = properties["backupManagementType"];
  if (typeof type !== "string" || !managementTypes.includes(type))
    return `backupManagementType must be one of ${managementTypes.join(", ")}.`;
  return type === "AzureIaasVM" ? validateVmPolicy(properties) : undefined;
}

function validateVmPolicy(properties: JsonObject): string | undefined {
  const policyType = properties["policyType"] ?? "V1";
  if (!policyTypes.includes(String(policyType))) return "policyType must be V1 (Standard) or V2 (Enhanced).";
  const isV2 = policyType === "V2";
  const { timeZone, snapshotConsistencyType } = properties;
  if (typeof timeZone !== "string" || !isTimeZone(timeZone))
    return `timeZone must be the id of a Windows time zone, such as 'Pacific Standard Time'; '${String(timeZone)}' is none.`;
  if (snapshotConsistencyType !== undefined && snapshotConsistencyType !== "OnlyCrashConsistent")
    return "snapshotConsistencyType must be OnlyCrashConsistent or absent.";
  if (snapshotConsistencyType !== undefined && !isV2)
    return "snapshotConsistencyType is available in Enhanced policies (policyType V2) only.";
  const schedule = properties["schedulePolicy"];
  const retention = properties["retentionPolicy"];
  if (!isObject(schedule)) return "schedulePolicy is missing.";
  if (!isObject(retention)) return "retentionPolicy is missing.";
  return (
    validateSchedule(schedule, isV2) ??
    validateRetention(retention, String(valueAt(schedule, ["scheduleRunFrequency"])), isV2) ??
    validateInstantRange(properties, isV2) ??
    validateTiering(properties["tieringPolicy"], retention)
  );
}
