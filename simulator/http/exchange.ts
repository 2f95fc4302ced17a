import type { IncomingMessage } from "node:http";

/** What the simulator answers; `cut` closes the connection without an answer. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  cut?: boolean;
};

/** One request with its answer in the making. */
export type Exchange = {
  request: IncomingMessage;
  method: string;
  url: URL;
  /** Path segments, decoded, with the client's own case. */
  segments: string[];
  body: string;
  requestId: string;
  correlationId: string;
  origin: string;
  startedAt: number;
};

export function queryOf(url: URL, name: string): string | undefined {
  for (const [key, value] of url.searchParams) if (key.toLowerCase() === name) return value;
  return undefined;
}
