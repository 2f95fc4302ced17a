import "server-only";
import { randomUUID } from "node:crypto";
import { AuthError } from "@azure/msal-node";
import { type NextRequest, NextResponse } from "next/server";
import { safeReturnPath } from "#lib/domain/access/return-path.ts";
import { classifySignInProblem, type SignInProblem } from "#lib/domain/access/sign-in-problem.ts";
import { webEnv } from "#lib/env.ts";
import { runtime } from "../runtime.ts";
import { attemptCookie } from "./attempt-cookie.ts";
import { beginSignIn } from "./entra.ts";

/** Sends the browser to Entra. */
export async function beginSignInRoute(request: NextRequest): Promise<NextResponse> {
  try {
    const { url, attempt } = await beginSignIn(safeReturnPath(request.nextUrl.searchParams.get("returnTo")));
    const response = NextResponse.redirect(url);
    const cookie = attemptCookie();
    response.cookies.set(cookie.name, await cookie.seal(attempt), cookie.attributes);
    response.headers.set("cache-control", "no-store");
    return response;
  } catch (error) {
    return problemRedirect(problemOf(error), error);
  }
}

export const problemOf = (error: unknown): SignInProblem =>
  error instanceof AuthError ? classifySignInProblem(error.errorCode, error.errorMessage) : "unexpected";

/** Back to the sign-in page, which says in words what happened; the log line has the rest. */
export function problemRedirect(problem: SignInProblem, error: unknown): NextResponse {
  const requestId = randomUUID();
  runtime().log.warn({ err: error, problem, requestId }, "A sign-in did not succeed.");
  const url = new URL("/sign-in", webEnv().STILLPOINT_URL);
  url.searchParams.set("problem", problem);
  url.searchParams.set("requestId", requestId);
  return NextResponse.redirect(url, { headers: { "cache-control": "no-store" } });
}
