/** A session ends this long after the sign-in, whatever happens. */
export const absoluteLifeMs = 8 * 60 * 60_000;

/** And this long after the last page or command of its user. Polling does not count. */
export const idleLifeMs = 60 * 60_000;

/** The cookie is written again no more often than this. */
const touchIntervalMs = 60_000;

/** Both in milliseconds since the epoch. */
export type SessionTimes = { signedInAt: number; lastSeenAt: number };

export const isSessionAlive = (times: SessionTimes, nowMs: number): boolean =>
  nowMs >= times.signedInAt - touchIntervalMs &&
  nowMs - times.signedInAt < absoluteLifeMs &&
  nowMs - times.lastSeenAt < idleLifeMs;

export const isTouchDue = (times: SessionTimes, nowMs: number): boolean => nowMs - times.lastSeenAt >= touchIntervalMs;
