import type { AchievedMode, RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { Go, Transition } from "../move.ts";
import type { OperationRef } from "../operation-ref.ts";
import type { RunFailure, RunWarning } from "../run-failure.ts";
import type { RunState } from "../run-state.ts";

export type PlannedDisk = { name: string; armId: string | null; included: boolean; exclusionReason: string | null };

/** What the next step must know and no column says. */
export type BackupMemory = {
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
  /** ISO instant since when no look at the point has come through; null while Azure answers. */
  unreadableSince: string | null;
  /** A failure that is not yet the end: kept while the point itself is looked up and recorded. */
  pendingFailure: RunFailure | null;
  /** ISO instant of the first wait, so that waiting has an end over all its rounds. */
  waitingSince: string | null;
  /** ISO instant from which Azure's budget has a place for this run; null while none is promised. */
  turnAt: string | null;
  /** It has let a backup on demand go first, which it does once. */
  gaveWay: boolean;
  /** Attempts that ended without a point before this one. */
  attempts: number;
  /** Why this attempt is crash-consistent though the policy wants more: the failure inside the guest. */
  fallback: RunFailure | null;
  /** What the point has turned out to be, while retention is still to be applied. */
  outcome: { warnings: RunWarning[]; achievedMode: AchievedMode | null } | null;
};

/** What the policy version that the run is bound to says about attempts and their worth. */
export type AttemptRules = {
  /** Attempts in the requested mode after the first one, after failures inside the guest. */
  retries: number;
  /** Whether a crash-consistent attempt follows when the guest cannot do better. */
  fallsBack: boolean;
  /** Less than this counts as failed; null takes what Azure achieves. */
  minimumConsistency: AchievedMode | null;
};

export type BackupSnapshot = {
  state: RunState;
  requestedMode: RequestableMode;
  rules: AttemptRules;
  startedAt: Date | null;
  deadlineAt: Date | null;
  memory: BackupMemory;
};

/** What Azure is asked for now: after a fallback less than the policy wants. */
export const attemptModeOf = (run: Pick<BackupSnapshot, "requestedMode" | "memory">): RequestableMode =>
  run.memory.fallback ? "CrashConsistent" : run.requestedMode;

/** Azure allows 80 characters; the time makes the name readable in Azure's portal, the run id makes it unique. */
export const restorePointNameFor = (runId: string, createdAt: Date): string =>
  `sp-${createdAt.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z-${runId}`;

const pointName = /^sp-\d{8}T\d{6}Z-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-a\d+)?$/;

/** The run that a point of ours was made for, by its name; null for a point of another tool. */
export const runIdOfPoint = (name: string): string | null => pointName.exec(name)?.[1] ?? null;

/** A name is used once: Azure keeps a failed point under it. */
export const nextPointName = (name: string, attempts: number): string => `${name.replace(/-a\d+$/, "")}-a${attempts}`;

/** One collection per VM: Azure binds a collection to one source for life. `vmId` tells re-created machines apart. */
export const collectionNameFor = (vmName: string, vmId: string): string =>
  `stillpoint-${vmName.slice(0, 50)}-${vmId.replace(/-/g, "").slice(0, 8)}`.toLowerCase();

export type BackupMove = Transition<BackupMemory>;
export type BackupGo = Go<BackupMemory>;
