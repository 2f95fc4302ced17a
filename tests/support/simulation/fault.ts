import type { AzurePort } from "#lib/azure/port.ts";
import type { AzureFailureKind } from "#lib/domain/azure-errors/azure-failure.ts";
import type { OperationFate } from "./cloud.ts";

export type PortCall = keyof AzurePort;

/** The one who works is gone: nothing after this point happens in that process. */
export class WorkerDied extends Error {
  override name = "WorkerDied";
}

/** Set when the worker dies, until the next one starts. */
export type WorkerLife = { isOver: boolean };

/** What may go wrong with one call to Azure. */
export type CallFault =
  /** Azure says so, and nothing has happened. */
  | { kind: "answers"; failure: AzureFailureKind; retryAfterMs?: number }
  /** It has happened, and the answer did not arrive. */
  | { kind: "answerLost" }
  /** The answer did not arrive, and it happens `ms` later. */
  | { kind: "happensLater"; ms: number }
  | { kind: "operation"; fate: Exclude<OperationFate, "ordinary"> }
  | { kind: "workerDies"; when: Moment }
  /** Another job for the same run, or another worker that holds the lock for free, gets so many steps further meanwhile. */
  | { kind: "overtaken"; when: Moment; steps: number };

/** What may go wrong with one transaction: `before` its commit it has not been. */
export type CommitFault = { kind: "workerDies"; when: Moment };

export type Moment = "before" | "after";

/** Decides about every call and commit, in the order in which they come. Null: nothing goes wrong. */
export type FaultPlan = {
  onCall(call: PortCall): CallFault | null;
  onCommit(): CommitFault | null;
};

export const noFaults: FaultPlan = { onCall: () => null, onCommit: () => null };

/** Calls that begin something in Azure; the others look, or may be repeated without harm. */
export const isBeginning = (call: PortCall): boolean => call === "beginRestorePoint" || call === "beginDeletion";

export const inWords = (fault: CallFault | CommitFault): string => Object.values(fault).join(" ");
