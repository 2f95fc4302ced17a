import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Answer } from "#simulator/http/exchange.ts";

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (answer.delivery === "lost") return;
  if (answer.delivery === "cut") {
    response.socket?.destroy();
    return;
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.statusCode = answer.status;
  if (answer.stream) {
    sendStream(response, answer.stream, answer.delivery === "half");
    return;
  }
  const body = bytesOf(response, answer.body);
  if (answer.delivery === "half") sendHalf(response, body ?? Buffer.alloc(2));
  else response.end(body);
}

function sendStream(response: ServerResponse, stream: AsyncIterable<Uint8Array>, isHalf: boolean): void {
  const pieces = isHalf ? firstOf(stream) : stream;
  pipeline(pieces, response, { end: !isHalf })
    .then(() => isHalf && response.socket?.destroy())
    // A client that went away takes nothing more; there is nobody to tell.
    .catch(() => response.destroy());
}

async function* firstOf<T>(stream: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const piece of stream) {
    yield piece;
    return;
  }
}

function bytesOf(response: ServerResponse, body: unknown): Uint8Array | string | undefined {
  if (body === undefined || typeof body === "string" || body instanceof Uint8Array) return body;
  if (!response.hasHeader("content-type")) response.setHeader("content-type", "application/json; charset=utf-8");
  return JSON.stringify(body);
}

/** Promises the whole body and closes the connection in the middle of it. */
function sendHalf(response: ServerResponse, body: Uint8Array | string): void {
  const bytes = Buffer.from(body);
  response.setHeader("content-length", bytes.length);
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.destroy());
}
