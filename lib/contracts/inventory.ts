import { z } from "zod";
import { upstreamError } from "./connections.ts";

export const syncPhases = [
  "subscriptions",
  "fleet",
  "status",
  "sizes",
  "storing",
  "restorePoints",
  "assessing",
] as const;

export const syncProgress = z.object({
  phase: z.enum(syncPhases),
  done: z.number(),
  total: z.number(),
  message: z.string(),
  /** Heartbeat: a pass that has not reported for minutes is dead. */
  at: z.string(),
});
export type SyncProgress = z.infer<typeof syncProgress>;

const subscriptionOutcome = z.object({
  id: z.string(),
  name: z.string(),
  outcome: z.enum(["Readable", "Forbidden", "Failed"]),
  error: upstreamError.nullable(),
});

export const syncSummary = z.object({
  added: z.number(),
  changed: z.number(),
  disappeared: z.number(),
  vms: z.number(),
  disks: z.number(),
  /** Requests the fleet listing took, and one for each other list. */
  azureCalls: z.number(),
  subscriptions: z.array(subscriptionOutcome),
  warnings: z.array(z.string()),
  /** Why the pass failed as a whole. */
  error: upstreamError.nullable(),
});
export type SyncSummary = z.infer<typeof syncSummary>;

export type SyncStatusName = "InProgress" | "Completed" | "CompletedWithWarnings" | "Failed";

export type InventorySyncDto = {
  id: string;
  status: SyncStatusName;
  progress: SyncProgress;
  summary: SyncSummary | null;
  startedAt: string;
  endedAt: string | null;
};

export type UnreadableSubscription = {
  displayName: string;
  subscriptionId: string;
  access: "Forbidden" | "Failed";
  meaning: string;
  /** Azure's own text. */
  message: string;
};

/** How fresh the inventory is, per connection. */
export type ConnectionInventory = {
  connectionId: string;
  connectionName: string;
  armEndpoint: string;
  /** The pass under way, or null. */
  running: InventorySyncDto | null;
  /** The last pass that ended, whatever its end. */
  last: InventorySyncDto | null;
  /** End of the last pass that read something; null before the first. */
  freshAsOf: string | null;
  /** Subscriptions in scope that the last pass could not read. */
  unreadable: UnreadableSubscription[];
};

export type InventoryStatus = { connections: ConnectionInventory[]; vmCount: number };

export const requestSyncInput = z.object({ connectionId: z.uuid().nullable() });
export type RequestSyncInput = z.infer<typeof requestSyncInput>;
