import type { AzureFailureKind } from "#lib/domain/azure-errors/azure-failure.ts";
import type { AchievedMode } from "#lib/domain/vm/consistency.ts";
import type { OperationRef } from "../operation-ref.ts";
import type { RunFailure } from "../run-failure.ts";
import type { PlannedDisk } from "./backup-run.ts";

/** What an effect brought back, or what somebody decided. Everything `transition` may depend on is in here. */
export type BackupEvent =
  | { kind: "inspected"; verdict: InspectionVerdict; plannedDisks: PlannedDisk[] }
  /** Nothing may begin until then. */
  | { kind: "windowMet"; until: Date; reason: string }
  /** Azure's budget has a place for the run later; it is kept for it. */
  | { kind: "turnPromised"; at: Date; reason: string }
  /** A backup on demand has taken the place that was promised, and left its own later one. */
  | { kind: "placeGiven"; at: Date }
  | { kind: "waitOver" }
  | { kind: "collectionReady"; armId: string }
  | { kind: "sendAnnounced" }
  | { kind: "creationAccepted"; operation: OperationRef | null; retryAfterMs: number | null }
  | { kind: "pointFound"; provisioningState: string }
  | { kind: "pointMissing" }
  | { kind: "operationRunning"; retryAfterMs: number | null }
  | { kind: "operationSucceeded" }
  | { kind: "operationFailed"; failure: RunFailure }
  | { kind: "operationUnknown" }
  | { kind: "pointRead"; reading: PointReading }
  | { kind: "retentionApplied"; message: string }
  | { kind: "upstreamFailed"; failureKind: AzureFailureKind; failure: RunFailure; retryAfterMs: number | null }
  | { kind: "vmGone"; failure: RunFailure }
  | { kind: "cancelRequested"; by: string }
  | { kind: "deadlinePassed" };

export type InspectionVerdict =
  | { kind: "go" }
  /** Only passing obstacles: try again at `until` (or soon, when Azure names no time). */
  | { kind: "wait"; reason: string; until: Date | null }
  /** `isGuestSide`: nothing but the guest is in the way. */
  | { kind: "blocked"; failure: RunFailure; isGuestSide: boolean };

export type PointReading = {
  provisioningState: string;
  achievedMode: AchievedMode | null;
  /** Names of included disks for which Azure names no disk restore point (yet). */
  missingDisks: string[];
};
