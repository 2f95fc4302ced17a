import type { AzureFailureKind } from "#lib/domain/azure-errors/azure-failure.ts";
import type { Go, Transition } from "../move.ts";
import type { OperationRef } from "../operation-ref.ts";
import type { RunFailure } from "../run-failure.ts";
import type { RunState } from "../run-state.ts";

export type PointToDelete = { id: string; name: string; armId: string };

export type DeletionMemory = {
  /** What may go, as chosen at the beginning; they go in this order. */
  points: PointToDelete[];
  /** The one that is at work. */
  position: number;
  operation: OperationRef | null;
  /** Azure may have been asked already to delete it: from then on only Azure knows whether it is still there. */
  mayBeAsked: boolean;
  /** ISO instant from which Azure's budget has a place for the one at work; null while none is promised. */
  turnAt: string | null;
  /** It has let backups that wait for Azure's limits go first, which it does once. */
  gaveWay: boolean;
  /** Tries of the current state that met a passing failure; back to 0 on progress. */
  tries: number;
  deleted: number;
  refused: { name: string; failure: RunFailure }[];
};

export const emptyDeletion: DeletionMemory = {
  points: [],
  position: 0,
  operation: null,
  mayBeAsked: false,
  turnAt: null,
  gaveWay: false,
  tries: 0,
  deleted: 0,
  refused: [],
};

export type DeletionSnapshot = { state: RunState; memory: DeletionMemory };

/** What an effect brought back, or what somebody decided. */
export type DeletionEvent =
  | { kind: "pointsChosen"; points: PointToDelete[] }
  | { kind: "obstacle"; failure: RunFailure }
  | { kind: "deletionAccepted"; operation: OperationRef | null }
  /** Azure's budget has a place for the deletion later; it is kept for it. */
  | { kind: "turnPromised"; at: Date; reason: string }
  /** Backups of the same subscription and region wait: they go first. */
  | { kind: "gaveWay"; until: Date; reason: string }
  /** Azure has few looks left, and those are for backups. */
  | { kind: "lookPostponed"; until: Date; reason: string }
  | { kind: "waitOver" }
  | { kind: "operationRunning"; retryAfterMs: number | null }
  | { kind: "operationEnded"; failure: RunFailure | null }
  | { kind: "pointGone" }
  /** Taken back in the last moment: it is no longer to go. */
  | { kind: "pointKept" }
  | { kind: "pointThere"; provisioningState: string }
  | { kind: "upstreamFailed"; failureKind: AzureFailureKind; failure: RunFailure; retryAfterMs: number | null }
  | { kind: "cancelRequested"; by: string }
  | { kind: "deadlinePassed" };

export type DeletionMove = Transition<DeletionMemory>;
export type DeletionGo = Go<DeletionMemory>;
