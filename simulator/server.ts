import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { armError } from "#simulator/arm/arm-error.ts";
import { answerArm } from "#simulator/arm/pipeline.ts";
import { applyFault } from "#simulator/control/apply-fault.ts";
import { doors } from "#simulator/doors.ts";
import type { Door } from "#simulator/http/door.ts";
import type { Answer, Exchange } from "#simulator/http/exchange.ts";
import { readBody } from "#simulator/http/read-body.ts";
import { sendAnswer } from "#simulator/http/send-answer.ts";
import type { Simulator } from "#simulator/simulator.ts";

/** `isArm` tells whether the query can be shown: those of other services may prove who somebody is. */
type Result = { answer: Answer; operation?: string; isArm: boolean; requestBody?: string };

/** Answers one request of the Azure port: another service's (`doors`), or Resource Manager's. */
export async function serve(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
): Promise<void> {
  const exchange = readExchange(request, origin);
  const result = await answerSafely(simulator, exchange);
  // Nothing is confirmed that a kill in the next moment could undo.
  await simulator.commit();
  note(simulator, exchange, result);
  const answer = withRequestIds(exchange, result.answer);
  if (result.isArm) record(simulator, exchange, { ...result, answer });
  sendAnswer(response, answer);
}

function withRequestIds(exchange: Exchange, answer: Answer): Answer {
  return {
    ...answer,
    headers: {
      ...answer.headers,
      "x-ms-request-id": exchange.requestId,
      "x-ms-correlation-request-id": exchange.correlationId,
      "x-ms-routing-request-id": `SIMULATOR:${new Date().toISOString()}:${exchange.requestId}`,
      ...clientRequestId(exchange),
    },
  };
}

function record(simulator: Simulator, exchange: Exchange, { answer, operation, requestBody = "" }: Result): void {
  simulator.traffic.add({
    at: Date.now(),
    operation: operation ?? null,
    method: exchange.method,
    url: exchange.url.href,
    requestHeaders: exchange.request.headers,
    requestBody,
    answer,
  });
}

function readExchange(request: IncomingMessage, origin: string): Exchange {
  const target = request.url ?? "/";
  // A path may begin with two slashes, which would be the name of another host.
  const url = new URL(target.startsWith("/") ? `${origin}${target}` : target, origin);
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
    skewMs: 0,
  };
}

async function answerSafely(simulator: Simulator, exchange: Exchange): Promise<Result> {
  try {
    const body = await readBody(exchange.request);
    if (body === null) {
      const message = "The request content is larger than 4 MB.";
      return { answer: armError(413, "RequestContentTooLarge", message), isArm: false };
    }
    exchange.body = body;
    for (const door of doors) {
      const operation = door.operationOf(exchange);
      if (operation === undefined) continue;
      return { answer: await answerAtDoor(simulator, exchange, door, operation), operation, isArm: false };
    }
    return { ...(await answerArm(simulator, exchange)), isArm: true, requestBody: body };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    const message = "The simulator has failed; its standard error output tells why.";
    return { answer: armError(500, "InternalServerError", message), isArm: false };
  }
}

function answerAtDoor(simulator: Simulator, exchange: Exchange, door: Door, operation: string): Promise<Answer> {
  const { faults, clock, directory } = simulator;
  const authority = `${exchange.origin}/${directory.tenantId}`;
  const call = { operation, path: exchange.url.pathname, now: clock.now(), authority, policy: operation };
  return applyFault(faults, call, (skewMs) => door.answer(simulator, { ...exchange, skewMs }));
}

function note(simulator: Simulator, exchange: Exchange, { answer, operation, isArm }: Result): void {
  const { url, requestId, correlationId, request } = exchange;
  simulator.journal.add({
    at: new Date(simulator.clock.now()).toISOString(),
    method: exchange.method,
    path: isArm ? `${url.pathname}${url.search}` : url.pathname,
    operation: operation ?? null,
    status: answer.delivery ?? answer.status,
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
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
