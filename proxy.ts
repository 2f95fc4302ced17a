import { type NextRequest, NextResponse } from "next/server";
import { isProduction, webEnv } from "#lib/env.ts";
import { sessionCookie, touchSession } from "#lib/next/auth/session-cookie.ts";
import { pathHeader } from "#lib/next/path-header.ts";
import { contentSecurityPolicy, securityHeaders } from "#lib/next/security-headers.ts";

/** Before every page and handler: a fresh nonce, the security headers, and the sign of life that keeps a session open. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const env = webEnv();
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy({
    nonce,
    isDevelopment: !isProduction(),
    isHttps: env.STILLPOINT_URL.startsWith("https:"),
    authorityOrigin: new URL(env.ENTRA_AUTHORITY_HOST).origin,
  });

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of securityHeaders(env.STILLPOINT_URL)) response.headers.set(name, value);
  if (isUserAtWork(request)) await keepSessionOpen(request, response);
  return response;
}

/** Polling and prefetching go on without anybody at the screen, so they do not count. */
function isUserAtWork(request: NextRequest): boolean {
  const { pathname } = request.nextUrl;
  const isPrefetch = request.headers.has("next-router-prefetch") || request.headers.get("purpose") === "prefetch";
  return !isPrefetch && !pathname.startsWith("/api/") && !pathname.startsWith("/auth/");
}

async function keepSessionOpen(request: NextRequest, response: NextResponse): Promise<void> {
  const cookie = sessionCookie();
  const renewed = await touchSession(request.cookies.get(cookie.name)?.value);
  if (renewed) response.cookies.set(cookie.name, renewed, cookie.attributes);
}

// Uploads are streams: here their bodies would be held, and cut off at ten megabytes. `uploadHandler` does what they need.
export const config = { matcher: ["/((?!_next/static|_next/image|icon.svg|logo-mark.svg|api/uploads/).*)"] };
