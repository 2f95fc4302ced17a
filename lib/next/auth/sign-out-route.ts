import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import { webEnv } from "#lib/env.ts";
import { signOutUrl } from "./entra.ts";
import { sessionCookie } from "./session-cookie.ts";

/** Ends the session here, then at Entra. By POST and from our own pages alone: no image on the web can sign people out. */
export async function signOutRoute(request: NextRequest): Promise<NextResponse> {
  if (request.headers.get("origin") !== new URL(webEnv().STILLPOINT_URL).origin) {
    return new NextResponse("Sign out from a page of Stillpoint.", { status: 403 });
  }
  const response = NextResponse.redirect(signOutUrl(), 303);
  const cookie = sessionCookie();
  response.cookies.set(cookie.name, "", { ...cookie.attributes, maxAge: 0 });
  return response;
}
