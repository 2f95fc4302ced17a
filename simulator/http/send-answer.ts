import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Answer } from "#simulator/http/exchange.ts";

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (answer.delivery === "lost") return;
  if (answer.delivery === "cut") {
    response.socket?.destroy();
    return;
  }
  const { status, body, stream, delivery } = answer;
  const headers = inAscii(answer.headers ?? {});
  if (stream) {
    response.writeHead(status, headers);
    sendStream(response, stream, delivery === "half");
  } else if (delivery === "half") {
    sendHalf(response, { status, headers, body }, Buffer.from(textOf(body) ?? Buffer.alloc(2)));
  } else {
    const text = textOf(body) ?? "";
    const length = status === 204 ? {} : { "content-length": Buffer.byteLength(text) };
    response.writeHead(status, { ...length, ...withContentType(headers, body) });
    response.end(text);
  }
}

/** Addresses name resources in any script, but headers cannot carry them so. */
function inAscii(headers: Record<string, string>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    result[name] = /^[\t\x20-\x7e]*$/.test(value)
      ? value
      : value.toWellFormed().replace(/[^\t\x20-\x7e]+/g, encodeURIComponent);
  }
  return result;
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

function textOf(body: unknown): Uint8Array | string | undefined {
  return body === undefined || typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
}

function withContentType(headers: Record<string, string>, body: unknown): Record<string, string> {
  const isJson = typeof body === "object" && !(body instanceof Uint8Array);
  if (!isJson || headers["content-type"] !== undefined) return headers;
  return { ...headers, "content-type": "application/json; charset=utf-8" };
}

/** Promises the whole body and closes the connection in the middle of it. */
function sendHalf(response: ServerResponse, { status, headers = {}, body }: Answer, bytes: Buffer): void {
  response.writeHead(status, { ...withContentType(headers, body), "content-length": bytes.length });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.destroy());
}
