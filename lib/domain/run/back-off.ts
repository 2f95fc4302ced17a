/** All rounds of waiting together: a day without a chance is a failed backup, not a queued one. */
export const waitLimitMs = 24 * 60 * 60_000;

/** Exponential from 5 s, at most 5 minutes (limits-and-errors 2.4). */
export const backOffMs = (tries: number): number => Math.min(5_000 * 2 ** Math.max(tries - 1, 0), 300_000);
