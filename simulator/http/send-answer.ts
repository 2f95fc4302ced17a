import type { ServerResponse } from "node:http";
import type { Answer } from "#simulator/http/exchange.ts";

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (answer.cut) {
    response.socket?.destroy();
    return;
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.statusCode = answer.status;
  if (answer.body === undefined) {
    response.end();
  } else if (typeof answer.body === "string" || answer.body instanceof Uint8Array) {
    response.end(answer.body);
  } else {
    response.setHeader("content-type", "application/json; charset=utf-8");
    response.end(JSON.stringify(answer.body));
  }
}
