import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { RunState } from "./run-state.ts";

/** The failure shown to the person on call: what it means and what to do, beside Azure's own words. */
export type RunFailure = {
  code: string;
  /** Azure's (or our) sentence, untouched. */
  message: string;
  meaning: string;
  remedy: string;
  whoCanDoIt: string;
  correlationId: string | null;
  requestId: string | null;
  raw: string | null;
};

export type RunWarning = { code: string; message: string };

/** Plain data: one process stores it, another goes on with it. */
export type OperationRef = { subscriptionId: string; operationUrl: string; operationId: string };

export type PlannedDisk = { name: string; armId: string | null; included: boolean; exclusionReason: string | null };

/** What the next step must know and no column says. */
export type RunMemory = {
  collection: { subscriptionId: string; resourceGroup: string; name: string; location: string; armId: string | null };
  /** Derived from the run id, so that recovery is a GET. */
  restorePointName: string;
  operation: OperationRef | null;
  /** Disks as inspected just before the creation was sent. */
  plannedDisks: PlannedDisk[];
  /** Tries of the current state that met a passing failure; back to 0 on progress. */
  tries: number;
  /** How often the creation was sent. */
  sends: number;
  /** A failure that is not yet the end: kept while the point itself is looked up and recorded. */
  pendingFailure: RunFailure | null;
  /** ISO instant of the first wait, so that waiting has an end over all its rounds. */
  waitingSince: string | null;
};

export type RunSnapshot = {
  state: RunState;
  requestedMode: RequestableMode;
  startedAt: Date | null;
  deadlineAt: Date | null;
  memory: RunMemory;
};

/** Azure allows 80 characters; the time makes the name readable in Azure's portal, the run id makes it unique. */
export const restorePointNameFor = (runId: string, createdAt: Date): string =>
  `sp-${createdAt.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z-${runId}`;

/** One collection per VM: Azure binds a collection to one source for life. `vmId` tells re-created machines apart. */
export const collectionNameFor = (vmName: string, vmId: string): string =>
  `stillpoint-${vmName.slice(0, 50)}-${vmId.replace(/-/g, "").slice(0, 8)}`.toLowerCase();
