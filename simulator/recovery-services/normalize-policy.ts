import { entryOf, isObject, type Json, type JsonObject, valueAt } from "#simulator/json.ts";
import { instantMembers, policyTypes, wordsOf } from "#simulator/recovery-services/policy-words.ts";

/** Members that a client cannot set. */
const computed = new Set(["protectedItemsCount"]);

/**
 * A policy as Azure answers it: words in their own letter case, instants without fractions, and what it adds by itself
 * (recorded 2024-04-28). Without a `policyType` the schedule's type tells it.
 */
export function normalizePolicy(requested: JsonObject): JsonObject {
  const { policyType, ...rest } = Object.fromEntries(
    Object.entries(normalizeObject(requested)).filter(([name]) => !computed.has(name)),
  );
  if (rest["backupManagementType"] !== "AzureIaasVM")
    return { ...rest, ...(policyType !== undefined && { policyType }) };
  const wanted = String(policyType ?? typeOfSchedule(rest));
  const type = policyTypes.find((word) => word.toLowerCase() === wanted.toLowerCase()) ?? wanted;
  return {
    ...rest,
    ...(type !== "V1" && { policyType: type }),
    instantRPDetails: rest["instantRPDetails"] ?? {},
    instantRpRetentionRangeInDays: rest["instantRpRetentionRangeInDays"] ?? defaultInstantDays(rest, type === "V2"),
    timeZone: rest["timeZone"] ?? "UTC",
  };
}

function typeOfSchedule(properties: JsonObject): string {
  return valueAt(properties, ["schedulePolicy", "schedulePolicyType"]) === "SimpleSchedulePolicyV2" ? "V2" : "V1";
}

/** Days that snapshots are kept when the request does not say (instant-restore, 2025-06-16). */
function defaultInstantDays(properties: JsonObject, isV2: boolean): number {
  if (isV2) return 7;
  const schedule = properties["schedulePolicy"];
  return isObject(schedule) && schedule["scheduleRunFrequency"] === "Weekly" ? 5 : 2;
}

function normalizeObject(object: JsonObject): JsonObject {
  const normal = Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, normalizeMember(name, value)]),
  );
  return normal["schedulePolicyType"] === "SimpleSchedulePolicy" ? { scheduleWeeklyFrequency: 0, ...normal } : normal;
}

function normalizeMember(name: string, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => normalizeMember(name, item));
  if (isObject(value)) return normalizeObject(value);
  if (typeof value !== "string") return value;
  if (instantMembers.has(name)) return withoutFraction(value);
  return entryOf(wordsOf, name)?.find((word) => word.toLowerCase() === value.toLowerCase()) ?? value;
}

function withoutFraction(value: string): string {
  const at = Date.parse(value);
  return Number.isNaN(at) ? value : new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}
