/** Azure's time and the worker's, which may be off by some minutes. Nothing here waits. */
export type VirtualClock = {
  azureNow(): number;
  workerNow(): number;
  advance(ms: number): void;
  /** Never back: what is past is past. */
  advanceTo(ms: number): void;
  /** The worker's clock from now on, against Azure's. */
  setSkew(ms: number): void;
  /** The farthest that the two have been apart. */
  worstSkewMs(): number;
};

/** Further the two are never apart: a worker's machine keeps its time by NTP, if badly. */
export const skewMaxMs = 5 * 60_000;

export function virtualClock(startMs: number): VirtualClock {
  let now = startMs;
  let skew = 0;
  let worst = 0;
  return {
    azureNow: () => now,
    workerNow: () => now + skew,
    advance(ms) {
      now += ms;
    },
    advanceTo(ms) {
      now = Math.max(now, ms);
    },
    setSkew(ms) {
      skew = ms;
      worst = Math.max(worst, Math.abs(ms));
    },
    worstSkewMs: () => worst,
  };
}
