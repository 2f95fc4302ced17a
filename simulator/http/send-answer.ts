import type { ServerResponse } from "node:http";
import type { Answer } from "#simulator/http/exchange.ts";

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (answer.delivery === "lost") return;
  if (answer.delivery === "cut") {
    response.socket?.destroy();
    return;
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.statusCode = answer.status;
  const body = bytesOf(response, answer.body);
  if (answer.delivery === "half") sendHalf(response, body ?? Buffer.alloc(2));
  else response.end(body);
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
