import "server-only";
import { timingSafeEqual } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { type Identity, readIdentity } from "#lib/domain/access/read-identity.ts";
import { classifySignInProblem, type SignInProblem } from "#lib/domain/access/sign-in-problem.ts";
import { webEnv } from "#lib/env.ts";
import { recordSignIn } from "#lib/services/access/record-sign-in.ts";
import { invariant } from "#lib/std/invariant.ts";
import { fail, type Result } from "#lib/std/result.ts";
import { createServiceContext } from "../service-context.ts";
import { attemptCookie, type SignInAttempt } from "./attempt-cookie.ts";
import { problemOf, problemRedirect } from "./begin-sign-in-route.ts";
import { redeemCode } from "./entra.ts";
import { sessionCookie } from "./session-cookie.ts";

/** Takes Entra's answer: all checks passed or no session. */
export async function completeSignInRoute(request: NextRequest): Promise<NextResponse> {
  const cookie = attemptCookie();
  const attempt = await cookie.open(request.cookies.get(cookie.name)?.value);
  const response = await finish(request.nextUrl.searchParams, attempt);
  response.cookies.set(cookie.name, "", { ...cookie.attributes, maxAge: 0 });
  response.headers.set("cache-control", "no-store");
  return response;
}

async function finish(answer: URLSearchParams, attempt: SignInAttempt | null): Promise<NextResponse> {
  if (!attempt) return problemRedirect("expired", null);
  try {
    const identity = await identify(answer, attempt);
    return identity.ok ? await openTheDoor(identity.value, attempt) : problemRedirect(identity.error, null);
  } catch (error) {
    return problemRedirect(problemOf(error), error);
  }
}

async function identify(answer: URLSearchParams, attempt: SignInAttempt): Promise<Result<Identity, SignInProblem>> {
  if (!isSame(answer.get("state") ?? "", attempt.state)) return fail("mismatch");
  const refused = answer.get("error");
  if (refused) return fail(classifySignInProblem(refused, answer.get("error_description") ?? ""));
  const code = answer.get("code");
  if (!code) return fail("mismatch");
  const claims = await redeemCode(code, attempt);
  const { ENTRA_TENANT_ID: tenantId, ENTRA_CLIENT_ID: clientId } = webEnv();
  return readIdentity(claims, { tenantId, clientId, nonce: attempt.nonce, nowMs: Date.now() });
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function openTheDoor(identity: Identity, attempt: SignInAttempt): Promise<NextResponse> {
  const { objectId, name, userName, roles } = identity;
  const ctx = createServiceContext({ kind: "user", id: objectId, name, userName, roles });
  const recorded = await recordSignIn(ctx, identity);
  invariant(recorded.ok, "Recording a sign-in has no reason to be refused.");
  const nowMs = Date.now();
  const cookie = sessionCookie();
  const session = { userId: recorded.value.userId, signedInAt: nowMs, lastSeenAt: nowMs };
  const response = NextResponse.redirect(new URL(attempt.returnPath, webEnv().STILLPOINT_URL));
  response.cookies.set(cookie.name, await cookie.seal(session), cookie.attributes);
  return response;
}
