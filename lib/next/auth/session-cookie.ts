import "server-only";
import { z } from "zod";
import { absoluteLifeMs, isSessionAlive, isTouchDue } from "#lib/domain/access/session-life.ts";
import { type SealedCookie, sealedCookie } from "./sealed-cookie.ts";

const sessionShape = z.object({ userId: z.uuid(), signedInAt: z.number(), lastSeenAt: z.number() });
export type Session = z.infer<typeof sessionShape>;

const isSession = (value: unknown): value is Session => sessionShape.safeParse(value).success;

export const sessionCookie = (): SealedCookie<Session> => sealedCookie("stillpoint-session", absoluteLifeMs, isSession);

export async function openSession(value: string | undefined): Promise<Session | null> {
  const session = await sessionCookie().open(value);
  return session && isSessionAlive(session, Date.now()) ? session : null;
}

/** The same session, seen now, sealed again; null when there is none or it was renewed a moment ago. */
export async function touchSession(value: string | undefined): Promise<string | null> {
  const session = await openSession(value);
  if (!session || !isTouchDue(session, Date.now())) return null;
  return sessionCookie().seal({ ...session, lastSeenAt: Date.now() });
}
