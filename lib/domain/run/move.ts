import type { AchievedMode } from "#lib/domain/vm/consistency.ts";
import type { RunFailure, RunMemory, RunWarning } from "./run.ts";
import type { RunState } from "./run-state.ts";

/** The decision of one event: nothing happens but what stands here. */
export type Transition = {
  to: RunState;
  memory: RunMemory;
  /** When the next step is due; null at an end. */
  dueAt: Date | null;
  waitReason: string | null;
  failure: RunFailure | null;
  warnings: RunWarning[];
  achievedMode: AchievedMode | null;
  /** The history entry, a sentence. */
  message: string;
};

export type Move = Partial<Omit<Transition, "to" | "message" | "dueAt">> & { inMs?: number };

export type Go = (to: RunState, message: string, change?: Move) => Transition;
