import type { PipelinePolicy, RetryStrategy } from "@azure/core-rest-pipeline";
import { FailureError } from "../failure-error.ts";

/**
 * The token goes to the configured Resource Manager and nowhere else: operation URLs and next links come from answers and
 * from our database, so they are checked on every request.
 */
export function originGuardPolicy(armOrigin: string): PipelinePolicy {
  return {
    name: "stillpointOriginGuardPolicy",
    async sendRequest(request, next) {
      if (new URL(request.url).origin === armOrigin) return next(request);
      throw new FailureError({
        kind: "refused",
        code: "ForeignUrl",
        message: `A link of Azure leads to ${new URL(request.url).host}, which is not the connection's Resource Manager. It was not followed.`,
        httpStatus: null,
        retryAfterMs: null,
        target: null,
        raw: null,
      });
    },
  };
}

/** A time limit on every request, including the later pages of a list, to which the SDK passes no options. */
export function timeLimitPolicy(readMs: number, writeMs: number): PipelinePolicy {
  return {
    name: "stillpointTimeLimitPolicy",
    sendRequest(request, next) {
      request.timeout = isRead(request.method, request.url) ? readMs : writeMs;
      return next(request);
    },
  };
}

/** Resource Graph asks its questions by POST. */
const isRead = (method: string, url: string): boolean =>
  method === "GET" || (method === "POST" && /\/providers\/microsoft\.resourcegraph\/resources(\?|$)/i.test(url));

const passingStatuses = new Set([408, 500, 502, 503, 504]);
const passingCodes = new Set(["ECONNRESET", "EPIPE", "EAI_AGAIN"]);
const longestWaitMs = 5000;

/**
 * Repeats reads that met a passing fault, soon or not at all: nobody sleeps on Azure, so a long `Retry-After` and every 429 go
 * back to the caller, who has a due time for that. Writes are never repeated here.
 */
export function readRetryStrategy(random: () => number): RetryStrategy {
  return {
    name: "stillpointReadRetryStrategy",
    retry({ retryCount, response, responseError }) {
      const request = response?.request ?? responseError?.request;
      const isPassing = response ? passingStatuses.has(response.status) : passingCodes.has(responseError?.code ?? "");
      if (!request || !isRead(request.method, request.url) || !isPassing) return { skipStrategy: true };
      const askedSeconds = Number(response?.headers.get("retry-after") ?? Number.NaN);
      const waitMs = Number.isFinite(askedSeconds)
        ? askedSeconds * 1000
        : 500 * 2 ** retryCount * (0.75 + random() / 2);
      return waitMs > longestWaitMs ? { skipStrategy: true } : { retryAfterInMs: waitMs };
    },
  };
}
