import { describe, expect, it } from "vitest";
import { absoluteLifeMs, idleLifeMs, isSessionAlive, isTouchDue } from "#lib/domain/access/session-life.ts";

const signedInAt = Date.UTC(2026, 10, 14, 8);
const minute = 60_000;

describe("a session", () => {
  it.each([
    ["lives right after the sign-in", 0, 0, true],
    ["lives while its user does something within the hour", 7 * 60 * minute, 6.5 * 60 * minute, true],
    ["ends after an hour without a page or a command", idleLifeMs, 0, false],
    ["ends after eight hours however busy its user is", absoluteLifeMs, absoluteLifeMs - minute, false],
    ["from the future is none: the clock or the cookie is wrong", -5 * minute, -5 * minute, false],
  ])("%s", (_name, nowOffset, seenOffset, expected) => {
    const times = { signedInAt, lastSeenAt: signedInAt + seenOffset };
    expect(isSessionAlive(times, signedInAt + nowOffset)).toBe(expected);
  });

  it("is written again once a minute at most", () => {
    const times = { signedInAt, lastSeenAt: signedInAt };
    expect(isTouchDue(times, signedInAt + minute - 1)).toBe(false);
    expect(isTouchDue(times, signedInAt + minute)).toBe(true);
  });
});
