import type { ByteRange } from "#simulator/content/read-content.ts";
import type { Exchange } from "#simulator/http/exchange.ts";

/**
 * The range that the request asks for: `x-ms-range` before `Range`, `bytes=first-` or `bytes=first-last`; undefined for
 * everything, `invalid` when it begins behind the end. Other forms are not supported by Azure Storage, which then
 * sends everything.
 */
export function requestedRange({ request }: Exchange, size: number): ByteRange | "invalid" | undefined {
  const header = request.headers["x-ms-range"] ?? request.headers.range;
  const match = typeof header === "string" ? /^bytes=(\d+)-(\d*)$/.exec(header.trim()) : null;
  if (match === null) return undefined;
  const start = Number(match[1]);
  const last = match[2] === "" ? size - 1 : Number(match[2]);
  if (last < start && match[2] !== "") return undefined;
  return start >= size ? "invalid" : { start, end: Math.min(last + 1, size) };
}
