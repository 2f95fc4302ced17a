import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { findUser, type SignedInUser } from "#lib/services/access/find-user.ts";
import { openSession, sessionCookie } from "./auth/session-cookie.ts";
import { runtime } from "./runtime.ts";

/** Who is asking; null for nobody. Looked up once per request. */
export const currentUser = cache(async (): Promise<SignedInUser | null> => {
  const session = await openSession((await cookies()).get(sessionCookie().name)?.value);
  return session ? findUser(runtime().db, session.userId) : null;
});
