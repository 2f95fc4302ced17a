import type { ArmOperation } from "#simulator/arm/operation.ts";

export type RequestKind = "reads" | "writes" | "deletes";

/** Resource Manager's own buckets (model since 2024): 25 or 10 a second, burst 250 or 200. */
export const frontDoor: Record<RequestKind, { capacity: number; refill: number }> = {
  reads: { capacity: 250, refill: 25 },
  writes: { capacity: 200, refill: 10 },
  deletes: { capacity: 200, refill: 10 },
};

/** The limit over all principals of a subscription, as a multiple. */
export const globalTimes = 15;

export function kindOf(method: ArmOperation["method"]): RequestKind {
  if (method === "DELETE") return "deletes";
  return method === "GET" || method === "HEAD" ? "reads" : "writes";
}

/**
 * Calls that Recovery Services counts instead, at the front door, with `x-ms-ratelimit-remaining-subscription-resource-requests`.
 * The capacities were recorded; that they are counted in five minutes is a guess.
 */
const counted: readonly { method: string; path: RegExp; capacity: number }[] = [
  { method: "PUT", path: /\/vaults\/\{[^/]+\}$/i, capacity: 210 },
  { method: "DELETE", path: /\/vaults\/\{[^/]+\}$/i, capacity: 10 },
  { method: "GET", path: /\/vaults\/\{[^/]+\}\/backupJobs\b/i, capacity: 450 },
  { method: "GET", path: /\/vaults\/\{[^/]+\}\/backup(?!ResourceGuardProxies)/i, capacity: 150 },
];

/** The capacity of a call that its provider counts at the front door; undefined for all others. */
export function providerCapacity({ method, path }: ArmOperation): number | undefined {
  if (!path.includes("/Microsoft.RecoveryServices/")) return undefined;
  return counted.find((row) => row.method === method && row.path.test(path))?.capacity;
}
