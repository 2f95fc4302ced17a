import { expect, test } from "vitest";
import { classifyTokenFailure } from "#lib/azure/connection/classify-token-failure.ts";
import type { TokenExchange } from "#lib/azure/connection/token-network.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const url = "https://login.example.test/tenant/oauth2/v2.0/token";
const refused = (status: number, headers: Record<string, string>, body: unknown, atMs = now): TokenExchange => ({
  outcome: "answered",
  url,
  atMs,
  status,
  headers,
  body,
});

test("Entra's number is the code, its first sentence the message, and the ids are left to the trace", () => {
  const body = {
    error: "invalid_client",
    error_codes: [7000222],
    error_description: "AADSTS7000222: The secret is expired. Trace ID: a Correlation ID: b Timestamp: c",
  };
  expect(classifyTokenFailure(new Error("invalid_client"), refused(401, {}, body), now)).toMatchObject({
    kind: "unauthenticated",
    code: "AADSTS7000222",
    message: "AADSTS7000222: The secret is expired.",
    httpStatus: 401,
  });
});

test("a refused connection names itself instead of msal's discovery error", () => {
  const last: TokenExchange = { outcome: "unreachable", url, atMs: now, code: "ECONNREFUSED" };
  expect(classifyTokenFailure(new Error("endpoints_resolution_error"), last, now)).toMatchObject({
    kind: "transient",
    code: "ECONNREFUSED",
    message: "No answer from login.example.test: the connection was refused (ECONNREFUSED).",
  });
});

test("msal keeps back the same request after 429 and 5xx: the rest of that time is the wait", () => {
  const throttled = refused(429, { "retry-after": "30" }, { error: "throttled" }, now - 10_000);
  expect(classifyTokenFailure(new Error(""), throttled, now)).toMatchObject({
    kind: "throttled",
    retryAfterMs: 20_000,
  });
  const broken = refused(503, {}, {}, now - 10_000);
  expect(classifyTokenFailure(new Error(""), broken, now)).toMatchObject({ kind: "transient", retryAfterMs: 50_000 });
});

test("without any answer msal's own words remain", () => {
  expect(classifyTokenFailure(new Error("odd"), null, now)).toMatchObject({
    kind: "unauthenticated",
    code: "TokenFailure",
    message: "Microsoft Entra ID gave no token: odd",
  });
});
