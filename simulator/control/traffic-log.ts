import { closeSync, openSync, writeSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";

export type TrafficEntry = {
  /** Real time, in milliseconds since 1970. */
  at: number;
  operation: string | null;
  method: string;
  url: string;
  requestHeaders: IncomingHttpHeaders;
  requestBody: string;
  answer: Answer;
};

/** Whole exchanges with Resource Manager as JSON lines, for a check against Azure's published specification. */
export type TrafficLog = { add(entry: TrafficEntry): void; close(): void };

export function createTrafficLog(file: string | null): TrafficLog {
  if (file === null) return { add: () => {}, close: () => {} };
  const descriptor = openSync(file, "a", 0o600);
  return {
    add: (entry) => void writeSync(descriptor, `${withoutSignatures(JSON.stringify(lineOf(entry)))}\n`),
    close: () => closeSync(descriptor),
  };
}

function lineOf({ requestHeaders, requestBody, answer, ...entry }: TrafficEntry): unknown {
  const { authorization, "x-ms-authorization-auxiliary": _others, ...headers } = requestHeaders;
  return {
    ...entry,
    requestHeaders: headers,
    requestBody: parsed(requestBody),
    status: answer.status,
    ...(answer.delivery && { delivery: answer.delivery }),
    responseHeaders: {
      ...(answer.body !== undefined && { "content-type": "application/json; charset=utf-8" }),
      ...answer.headers,
    },
    ...(answer.body !== undefined && { responseBody: answer.body }),
  };
}

/** A shared access signature opens a disk to whoever reads it. */
function withoutSignatures(line: string): string {
  return line.replace(/([?&]sig=)[^&"\\]+/g, "$1removed");
}

const secretName = /password$|^(customData|protectedSettings)$/i;

/** Passwords and what only a machine may read, also where a template's parameter of such a name has it as its value. */
function withoutSecret(name: string, value: unknown): unknown {
  if (!secretName.test(name)) return value;
  if (name.toLowerCase() === "protectedsettings") return {};
  if (isObject(value) && "value" in value) return { ...value, value: "removed" };
  return typeof value === "string" ? "removed" : value;
}

function parsed(body: string): unknown {
  if (body === "") return undefined;
  try {
    return JSON.parse(body, withoutSecret);
  } catch {
    return body;
  }
}
