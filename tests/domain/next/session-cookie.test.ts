import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { absoluteLifeMs, idleLifeMs } from "#lib/domain/access/session-life.ts";

// The package throws outside Next's server bundle; there is nothing in it to replace.
vi.mock("server-only", () => ({}));

const load = () => import("#lib/next/auth/session-cookie.ts");
const loadAttempt = () => import("#lib/next/auth/attempt-cookie.ts");

const startMs = Date.UTC(2026, 10, 14, 8);
const session = { userId: randomUUID(), signedInAt: startMs, lastSeenAt: startMs };

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
  vi.stubEnv("STILLPOINT_SECRET", "0123456789abcdef0123456789abcdef");
  vi.stubEnv("STILLPOINT_URL", "https://backup.example.com");
  for (const name of ["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "ENTRA_CLIENT_SECRET"]) vi.stubEnv(name, "value");
  vi.useFakeTimers({ now: startMs, toFake: ["Date"] });
});

afterEach(() => vi.setSystemTime(startMs));

describe("the session cookie", () => {
  it("is out of reach for scripts, other sites and other hosts", async () => {
    const { name, attributes } = (await load()).sessionCookie();
    expect(name).toBe("__Host-stillpoint-session");
    expect(attributes).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/" });
  });

  it("says nothing in clear and opens to what it was sealed with", async () => {
    const { sessionCookie, openSession } = await load();
    const value = await sessionCookie().seal(session);
    expect(value).not.toContain(session.userId);
    expect(await openSession(value)).toEqual(session);
  });

  it.each([[undefined], [""], ["nonsense"], ["Fe26.2*1*forged*forged*forged**forged*forged"]])(
    "is no session as %j",
    async (value) => {
      expect(await (await load()).openSession(value)).toBeNull();
    },
  );

  it("cannot be replaced by another cookie of ours", async () => {
    const { attemptCookie } = await loadAttempt();
    const attempt = await attemptCookie().seal({ state: "s", nonce: "n", codeVerifier: "v", returnPath: "/" });
    expect(await (await load()).openSession(attempt)).toBeNull();
  });

  it("ends after an hour without a page, and is prolonged by one", async () => {
    const { sessionCookie, openSession, touchSession } = await load();
    const value = await sessionCookie().seal(session);
    vi.setSystemTime(startMs + idleLifeMs - 1);
    const renewed = await touchSession(value);
    vi.setSystemTime(startMs + idleLifeMs);
    expect(await openSession(value)).toBeNull();
    expect(await openSession(renewed ?? undefined)).toMatchObject({ userId: session.userId, signedInAt: startMs });
  });

  it("is never prolonged beyond eight hours", async () => {
    const { sessionCookie, touchSession, openSession } = await load();
    let value = await sessionCookie().seal(session);
    for (let at = startMs; at < startMs + absoluteLifeMs; at += idleLifeMs / 2) {
      vi.setSystemTime(at);
      value = (await touchSession(value)) ?? value;
    }
    expect(await openSession(value)).not.toBeNull();
    vi.setSystemTime(startMs + absoluteLifeMs);
    expect(await openSession(value)).toBeNull();
  });
});
