import { RestError } from "@azure/core-rest-pipeline";
import { describe, expect, test } from "vitest";
import { failureOfAnswer, failureOfError, failureOfOperation } from "#lib/azure/classify-failure.ts";
import type { Attempt } from "#lib/azure/exchange.ts";
import { UnexpectedAnswer } from "#lib/azure/raw-json.ts";

const now = Date.parse("2026-11-22T12:00:00Z");

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers,
  bodyText: typeof body === "string" ? body : JSON.stringify(body),
});

const attempt = (change: Partial<Attempt> = {}): Attempt => ({
  method: "PUT",
  url: "https://management.example.test/subscriptions/1?api-version=1",
  clientRequestId: "1",
  status: null,
  headers: {},
  bodyText: "",
  ...change,
});

const computeThrottling = {
  code: "OperationNotAllowed",
  message: "The server rejected the request because too many requests have been received for this subscription.",
  details: [
    {
      code: "TooManyRequests",
      target: "CreateCrashConsistentRestorePoint",
      message: '{"operationGroup":"CreateCrashConsistentRestorePoint","allowedRequestCount":3}',
    },
  ],
};

describe("an answer of Azure", () => {
  test.each([
    [400, "BadRequest", "", "refused"],
    [401, "ExpiredAuthenticationToken", "", "unauthenticated"],
    [403, "AuthorizationFailed", "", "forbidden"],
    [403, "RequestDisallowedByPolicy", "", "refused"],
    [404, "ResourceNotFound", "", "notFound"],
    [409, "ScopeLocked", "", "refused"],
    [409, "OperationNotAllowed", "shared disks are not supported", "refused"],
    [409, "OperationNotAllowed", "Changes were made to the Virtual Machine while it ran", "conflict"],
    [409, "AnotherOperationInProgress", "", "conflict"],
    [409, "SomethingNew", "", "conflict"],
    [400, "VMRestorePointClientError", "a concurrent 'Create RestorePoint' operation was triggered", "conflict"],
    [429, "SubscriptionRequestsThrottled", "", "throttled"],
    [500, "InternalServerError", "", "transient"],
    [503, "ServiceUnavailable", "", "transient"],
  ])("%i %s %s is %s", (status, code, message, kind) => {
    expect(failureOfAnswer(answer(status, { error: { code, message } }), "write", now).kind).toBe(kind);
  });

  test.each([["with"], ["without"]])("of Compute's throttling %s an outer error names policy and wait", (shape) => {
    const body = shape === "with" ? { error: computeThrottling } : computeThrottling;
    const failure = failureOfAnswer(answer(429, body, { "retry-after": "1260" }), "write", now);
    expect(failure).toMatchObject({
      kind: "throttled",
      code: "TooManyRequests",
      target: "CreateCrashConsistentRestorePoint",
      retryAfterMs: 1_260_000,
      message: computeThrottling.message,
    });
  });

  test("that only points inside gives its inner code", () => {
    const error = {
      code: "BadRequest",
      message: "See details.",
      details: [{ code: "NoValidSubscriptionsInQueryRequest" }],
    };
    expect(failureOfAnswer(answer(400, { error }), "read", now)).toMatchObject({
      code: "NoValidSubscriptionsInQueryRequest",
      message: "See details.",
    });
  });

  test("to a write from a gateway leaves the effect open, to a read it does not", () => {
    for (const status of [408, 502, 504]) {
      expect(failureOfAnswer(answer(status, "<html>"), "write", now)).toMatchObject({
        kind: "lost",
        code: `Http${status}`,
      });
      expect(failureOfAnswer(answer(status, "<html>"), "read", now).kind).toBe("transient");
    }
  });

  test("keeps no more than 4,000 characters of its body and no signature", () => {
    const message = `https://blob/x?sv=1&sig=abcDEF%2B123&se=2 ${"x".repeat(9000)}`;
    const failure = failureOfAnswer(answer(400, { error: { code: "X", message } }), "read", now);
    expect(failure.raw).toHaveLength(4000);
    expect(failure.raw + failure.message).not.toContain("abcDEF");
  });
});

describe("an operation that ended badly", () => {
  test("gives its code, which the SDK's poller would hide", () => {
    const body = { status: "Failed", error: { code: "VMAgentStatusCommunicationError", message: "No agent." } };
    expect(failureOfOperation(body, "OperationFailed")).toMatchObject({
      kind: "refused",
      code: "VMAgentStatusCommunicationError",
      message: "No agent.",
      httpStatus: null,
    });
  });

  test("without a reason still says something", () => {
    expect(failureOfOperation({ status: "Failed" }, "OperationFailed")).toMatchObject({ code: "OperationFailed" });
  });
});

describe("an exception of the SDK", () => {
  const thrown = (code: string) => new RestError("socket", { code });

  test.each(["ECONNREFUSED", "ENOTFOUND", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"])(
    "%s happens before anything is sent: transient even for a write",
    (code) => {
      const failure = failureOfError(thrown(code), attempt(), "write", now);
      expect(failure).toMatchObject({ kind: "transient", code });
      expect(failure?.message).toContain("management.example.test");
    },
  );

  test("a cut connection loses the answer of a write, not of a read", () => {
    expect(failureOfError(thrown("ECONNRESET"), attempt(), "write", now)?.kind).toBe("lost");
    expect(failureOfError(thrown("ECONNRESET"), attempt(), "read", now)?.kind).toBe("transient");
  });

  test("a time-out of a write may have had its effect", () => {
    const timeout = Object.assign(new Error("aborted"), { name: "AbortError" });
    expect(failureOfError(timeout, attempt(), "write", now)).toMatchObject({ kind: "lost", code: "RequestTimeout" });
  });

  test("a success that cannot be read has had its effect", () => {
    const failure = failureOfError(new UnexpectedAnswer("no id"), attempt({ status: 201 }), "write", now);
    expect(failure).toMatchObject({ kind: "lost", code: "UnexpectedAnswer", httpStatus: 201 });
  });

  test("a mistake of ours is not Azure's", () => {
    expect(failureOfError(new TypeError("x is undefined"), null, "read", now)).toBeNull();
    expect(failureOfError(new TypeError("x is undefined"), attempt({ status: 200 }), "read", now)).toBeNull();
  });
});
