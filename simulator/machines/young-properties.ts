import { isObject, type JsonObject } from "#simulator/json.ts";

/**
 * First version that knows a part of the model. The specification at hand brackets them (2022-08-01, 2025-04-01,
 * 2026-04-01); where in between they came is a guess.
 */
const since: Record<string, string> = {
  etag: "2024-03-01",
  managedBy: "2024-03-01",
  placement: "2025-04-01",
  sourceResource: "2024-03-01",
  scheduledEventsPolicy: "2024-03-01",
  alignRegionalDisksToVMZone: "2024-11-01",
  bypassPlatformSafetyChecksOnUserSchedule: "2023-03-01",
  encryptionIdentity: "2023-09-01",
  proxyAgentSettings: "2023-09-01",
  osImageNotificationProfile: "2022-11-01",
  provisionAfterExtensions: "2023-07-01",
  resiliencyProfile: "2025-11-01",
  interconnectBlockProfile: "2026-04-01",
  interconnectGroupProfile: "2026-04-01",
  processorMode: "2026-04-01",
  diskApiVersion: "2026-04-01",
  storageFaultDomainAlignment: "2026-04-01",
  enableFullCaching: "2026-04-01",
  additionalDiskProperties: "2026-04-01",
  enableFips1403Encryption: "2026-04-01",
  useLocalFileRules: "2026-04-01",
  disableCapacityReservationAssignment: "2026-04-01",
};

const newest = Object.values(since).toSorted().at(-1) ?? "";

/** The same model without what this version does not know. */
export function knownTo(apiVersion: string, value: JsonObject): JsonObject {
  return apiVersion >= newest ? value : (without(apiVersion, value) as JsonObject);
}

function without(apiVersion: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => without(apiVersion, item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([name]) => name === "tags" || (since[name] ?? "") <= apiVersion)
    .map(([name, item]) => [name, name === "tags" || name === "settings" ? item : without(apiVersion, item)]);
  return Object.fromEntries(entries);
}
