import type { AchievedMode } from "#lib/domain/vm/consistency.ts";
import type { RunFailure, RunWarning } from "./run-failure.ts";
import { isEndState, type RunState } from "./run-state.ts";

/** The decision of one event: nothing happens but what stands here. */
export type Transition<Memory> = {
  to: RunState;
  memory: Memory;
  /** When the next step is due; null at an end. */
  dueAt: Date | null;
  waitReason: string | null;
  failure: RunFailure | null;
  warnings: RunWarning[];
  achievedMode: AchievedMode | null;
  /** The history entry, a sentence. */
  message: string;
};

export type Move<Memory> = Partial<Omit<Transition<Memory>, "to" | "message" | "dueAt">> & { inMs?: number };

export type Go<Memory> = (to: RunState, message: string, change?: Move<Memory>) => Transition<Memory>;

/** Moves from one state: progress forgets the tries, an end has no next step. */
export const goFrom =
  <Memory extends { tries: number }>(state: RunState, memory: Memory, now: Date): Go<Memory> =>
  (to, message, { inMs = 0, ...change } = {}) => ({
    to,
    message,
    memory: { ...memory, tries: to === state ? memory.tries : 0 },
    dueAt: isEndState(to) ? null : new Date(now.getTime() + inMs),
    waitReason: null,
    failure: null,
    warnings: [],
    achievedMode: null,
    ...change,
  });
