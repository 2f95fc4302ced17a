import { AsyncLocalStorage } from "node:async_hooks";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import type { AzureLimit, AzureTrace } from "./port.ts";
import { UnexpectedAnswer } from "./raw-json.ts";
import { readLimits } from "./read-limits.ts";
import type { AnswerHeaders } from "./read-retry-after.ts";

/** One request as it left and what came back for it; `status` is null while nothing has. */
export type Attempt = {
  method: string;
  url: string;
  clientRequestId: string;
  status: number | null;
  headers: AnswerHeaders;
  bodyText: string;
};

/** The requests of one call of the port: retries, pages and all. Only the last one keeps its body. */
export type Exchange = { requests: number; last: Attempt | null };

const currentExchange = new AsyncLocalStorage<Exchange>();

export function recordExchange<Value>(exchange: Exchange, work: () => Promise<Value>): Promise<Value> {
  return currentExchange.run(exchange, work);
}

/**
 * Notes each request of the SDK's clients with Azure's raw answer. The clients themselves drop unknown properties, lose the
 * error body of a refused creation and give no options to the second page of a list, so we read what the wire said.
 */
export const recordingPolicy: PipelinePolicy = {
  name: "stillpointRecordingPolicy",
  async sendRequest(request, next) {
    const exchange = currentExchange.getStore();
    if (!exchange) return next(request);
    const attempt: Attempt = {
      method: request.method,
      url: request.url,
      clientRequestId: request.headers.get("x-ms-client-request-id") ?? request.requestId,
      status: null,
      headers: {},
      bodyText: "",
    };
    exchange.requests += 1;
    exchange.last = attempt;
    const response = await next(request);
    attempt.status = response.status;
    attempt.headers = response.headers.toJSON();
    attempt.bodyText = response.bodyAsText ?? "";
    return response;
  },
};

/** The last answer's JSON as Azure sent it. */
export function rawBody(exchange: Exchange): unknown {
  const text = exchange.last?.bodyText ?? "";
  try {
    return JSON.parse(text);
  } catch {
    throw new UnexpectedAnswer("Azure's answer is not JSON.");
  }
}

export function traceOf({ last }: Exchange): AzureTrace {
  return {
    requestId: last?.headers["x-ms-request-id"] ?? null,
    correlationId: last?.headers["x-ms-correlation-request-id"] ?? null,
    clientRequestId: last?.clientRequestId ?? null,
  };
}

export const limitsOf = ({ last }: Exchange): AzureLimit[] => readLimits(last?.headers ?? {});
