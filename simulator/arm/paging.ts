import { invalidParameter } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";

type Source<T> = { keys: readonly string[]; get(key: string): T | undefined };

/**
 * One page of a list. The token in `nextLink` is the last key that was given, so that a deletion between two pages
 * neither repeats nor skips anything else.
 */
export function pageOf<T>(
  call: ArmCall,
  source: Source<T>,
  show: (record: T) => unknown,
  pageSize = call.simulator.options.pageSize,
): Answer {
  const token = queryOf(call.url, "$skiptoken");
  const position = token === undefined ? undefined : readToken(token);
  if (position === null)
    return invalidParameter("$skipToken", "The value of $skipToken is not one that a nextLink had.");
  const start = position === undefined ? 0 : startAfter(source.keys, position);
  const keys = source.keys.slice(start, start + pageSize);
  const last = keys.at(-1);
  const hasMore = start + keys.length < source.keys.length && last !== undefined;
  return {
    status: 200,
    body: {
      value: keys.flatMap((key) => {
        const record = source.get(key);
        return record === undefined ? [] : [show(record)];
      }),
      ...(hasMore && { nextLink: nextLink(call, { index: start + keys.length, last }) }),
    },
  };
}

type Position = { index: number; last: string };

/** Usually the position still holds; after insertions and deletions it is looked for. */
function startAfter(keys: readonly string[], position: Position): number {
  if (keys[position.index - 1] === position.last) return position.index;
  const found = keys.indexOf(position.last);
  return found === -1 ? Math.min(position.index, keys.length) : found + 1;
}

function nextLink(call: ArmCall, position: Position): string {
  const url = new URL(call.url);
  for (const name of [...url.searchParams.keys()])
    if (name.toLowerCase() === "$skiptoken") url.searchParams.delete(name);
  url.searchParams.set(
    "$skiptoken",
    Buffer.from(JSON.stringify([position.index, position.last])).toString("base64url"),
  );
  return url.href;
}

function readToken(token: string): Position | null {
  try {
    const [index, last] = JSON.parse(Buffer.from(token, "base64url").toString()) as [unknown, unknown];
    return typeof index === "number" && typeof last === "string" ? { index, last } : null;
  } catch {
    return null;
  }
}
