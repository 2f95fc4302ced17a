/** The simulator's clock: real time plus an offset that only ever grows (control port, `POST /clock/advance`). */
export type Clock = { now(): number; offsetMs(): number; advance(ms: number): void };

export function createClock(initialOffsetMs: number): Clock {
  let offset = initialOffsetMs;
  return {
    now: () => Date.now() + offset,
    offsetMs: () => offset,
    advance(ms) {
      offset += ms;
    },
  };
}

/** An instant as Azure writes it: seven decimals and a numeric offset. */
export function azureTime(ms: number): string {
  return new Date(ms).toISOString().replace("Z", "0000+00:00");
}
