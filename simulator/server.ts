import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { armError } from "#simulator/arm/arm-error.ts";
import { answerArm } from "#simulator/arm/pipeline.ts";
import { answerEntra } from "#simulator/entra/entra-routes.ts";
import type { Answer, Exchange } from "#simulator/http/exchange.ts";
import { readBody } from "#simulator/http/read-body.ts";
import { sendAnswer } from "#simulator/http/send-answer.ts";
import type { Simulator } from "#simulator/simulator.ts";

type Result = { answer: Answer; operation?: string };

/** Services that share the port with Resource Manager; each answers what is its own. */
const doors: readonly ((simulator: Simulator, exchange: Exchange) => Promise<Answer | undefined>)[] = [answerEntra];

/** Answers one request of the Azure port: another service's (`doors`), or Resource Manager's. */
export async function serve(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
): Promise<void> {
  const exchange = readExchange(request, origin);
  const { answer, operation } = await answerSafely(simulator, exchange);
  // Nothing is confirmed that a kill in the next moment could undo.
  simulator.persist();
  note(simulator, exchange, answer, operation);
  sendAnswer(response, {
    ...answer,
    headers: {
      ...answer.headers,
      "x-ms-request-id": exchange.requestId,
      "x-ms-correlation-request-id": exchange.correlationId,
      "x-ms-routing-request-id": `SIMULATOR:${new Date().toISOString()}:${exchange.requestId}`,
      ...clientRequestId(exchange),
    },
  });
}

function readExchange(request: IncomingMessage, origin: string): Exchange {
  const url = new URL(request.url ?? "/", origin);
  const correlation = request.headers["x-ms-correlation-request-id"];
  return {
    request,
    method: request.method ?? "GET",
    url,
    segments: url.pathname.split("/").filter(Boolean).map(decode),
    body: "",
    requestId: randomUUID(),
    correlationId: typeof correlation === "string" ? correlation : randomUUID(),
    origin,
    startedAt: performance.now(),
  };
}

async function answerSafely(simulator: Simulator, exchange: Exchange): Promise<Result> {
  try {
    const body = await readBody(exchange.request);
    if (body === null)
      return { answer: armError(413, "RequestContentTooLarge", "The request content is larger than 4 MB.") };
    const whole = { ...exchange, body };
    for (const door of doors) {
      const answer = await door(simulator, whole);
      if (answer) return { answer };
    }
    return await answerArm(simulator, whole);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return {
      answer: armError(500, "InternalServerError", "The simulator has failed; its standard error output tells why."),
    };
  }
}

function note(simulator: Simulator, exchange: Exchange, answer: Answer, operation: string | undefined): void {
  const { url, requestId, correlationId, request } = exchange;
  const isSecret = operation === undefined;
  simulator.journal.add({
    at: new Date(simulator.clock.now()).toISOString(),
    method: exchange.method,
    path: isSecret ? url.pathname : `${url.pathname}${url.search}`,
    operation: operation ?? null,
    status: answer.cut ? "cut" : answer.status,
    requestId,
    correlationId,
    clientRequestId: request.headers["x-ms-client-request-id"]?.toString() ?? null,
    durationMs: Math.round(performance.now() - exchange.startedAt),
  });
}

function clientRequestId({ request }: Exchange): Record<string, string> {
  const wanted = request.headers["x-ms-return-client-request-id"]?.toString().toLowerCase() === "true";
  const id = request.headers["x-ms-client-request-id"];
  return wanted && typeof id === "string" ? { "x-ms-client-request-id": id } : {};
}

/** A segment with a broken escape names nothing, which is found out by looking it up. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
