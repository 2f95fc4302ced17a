import type { IncomingMessage } from "node:http";

/**
 * What the simulator answers. With `delivery` the answer does not arrive: the connection is cut, or nothing is sent on it,
 * or it is cut in the middle of the body.
 */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** A body that is too large to be held: sent piece by piece, as fast as the client takes it. */
  stream?: AsyncIterable<Uint8Array>;
  delivery?: "cut" | "lost" | "half";
  /** Resource Manager has answered by itself: the provider and its buckets were not reached. */
  isFromGateway?: boolean;
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
  /** How far the clock of the service that answers is off (fault `clockSkew`). */
  skewMs: number;
};

export function queryOf(url: URL, name: string): string | undefined {
  for (const [key, value] of url.searchParams) if (key.toLowerCase() === name) return value;
  return undefined;
}
