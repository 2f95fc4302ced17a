import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { controlRoutes } from "#simulator/control/control-routes.ts";
import { answerManagedIdentity } from "#simulator/entra/managed-identity.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { readBody } from "#simulator/http/read-body.ts";
import { sendAnswer } from "#simulator/http/send-answer.ts";
import type { Simulator } from "#simulator/simulator.ts";

/** Plain HTTP on 127.0.0.1: the control port, and the endpoint of managed identities, which is never TLS. */
export async function startControlServer(
  simulator: Simulator,
  port: number,
  azureOrigin: string,
): Promise<{ origin: string; close(): Promise<void> }> {
  const server = http.createServer((request, response) => {
    answer(simulator, request, azureOrigin)
      .then((result) => send(simulator, response, result))
      .catch((error: unknown) =>
        send(simulator, response, {
          status: 500,
          body: { error: { code: "InternalServerError", message: String(error) } },
        }),
      );
  });
  // A client that is busy for some seconds would otherwise ask on a connection that has just been closed.
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1", exclusive: true }, resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${chosen}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(simulator: Simulator, request: IncomingMessage, azureOrigin: string): Promise<Answer> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const stranger = strangerRefusal(request);
  if (stranger) return stranger;
  const identity = await answerManagedIdentity(simulator, request, url, azureOrigin);
  if (identity) return identity;
  const handler = controlRoutes[`${request.method} ${url.pathname}`];
  if (handler === undefined) {
    const known = Object.keys(controlRoutes).join(", ");
    return { status: 404, body: { error: { code: "NotFound", message: `The control port has ${known}.` } } };
  }
  const body = await readBody(request);
  if (body === null) {
    return {
      status: 413,
      body: { error: { code: "RequestContentTooLarge", message: "Send at most 4 MB at a time." } },
    };
  }
  if (url.pathname.startsWith("/page/")) {
    return handler({ simulator, url, content: Object.fromEntries(new URLSearchParams(body)) });
  }
  if (body !== "" && !request.headers["content-type"]?.startsWith("application/json")) {
    return { status: 415, body: { error: { code: "UnsupportedMediaType", message: "Send application/json." } } };
  }
  try {
    return handler({ simulator, url, content: body === "" ? {} : JSON.parse(body) });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { status: 400, body: { error: { code: "BadRequest", message: `The body is not JSON: ${error.message}.` } } };
  }
}

/** Only this machine's own programs and pages may ask: no page of another site, under whatever name it found the port. */
function strangerRefusal({ headers }: IncomingMessage): Answer | undefined {
  const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? "");
  const isOwnPage = headers.origin === undefined || headers.origin === `http://${headers.host}`;
  if (isLocal && isOwnPage) return undefined;
  return { status: 403, body: { error: { code: "Forbidden", message: "The control port serves this machine only." } } };
}

function send(simulator: Simulator, response: ServerResponse, result: Answer): void {
  simulator.persist();
  sendAnswer(response, result);
}
