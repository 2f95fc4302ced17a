/**
 * How simulated time goes: from `virtualMs` at the real instant `realMs` on, `factor` times as fast as real time.
 * A factor of 0 stands still until somebody advances it.
 */
export type ClockState = { realMs: number; virtualMs: number; factor: number };

export type ClockMode = "real" | "scaled" | "explicit";

/** The simulator's clock, which never goes back. */
export type Clock = {
  now(): number;
  mode(): ClockMode;
  state(): ClockState;
  advance(ms: number): void;
  /** From now on time goes so many times as fast as real time. */
  run(factor: number): void;
};

/** From this instant on, as fast as real time unless told otherwise. */
export const clockFrom = (virtualMs: number, factor = 1): ClockState => ({ realMs: Date.now(), virtualMs, factor });

export function createClock(initial: ClockState): Clock {
  let state = initial;
  const now = () => state.virtualMs + Math.max(0, Date.now() - state.realMs) * state.factor;
  return {
    now: () => Math.floor(now()),
    mode: () => modeOf(state.factor),
    state: () => state,
    advance(ms) {
      state = { ...state, virtualMs: state.virtualMs + ms };
    },
    run(factor) {
      state = { realMs: Date.now(), virtualMs: now(), factor };
    },
  };
}

export function modeOf(factor: number): ClockMode {
  if (factor === 0) return "explicit";
  return factor === 1 ? "real" : "scaled";
}

/** An instant as Azure writes it: seven decimals and a numeric offset. */
export function azureTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}0000+00:00`;
}
