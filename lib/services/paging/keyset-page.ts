export type PageInput = { limit: number; after?: string | undefined; before?: string | undefined };

/** Cursors of the neighbouring pages; null where there is none. */
export type Page<Row> = { rows: Row[]; next: string | null; previous: string | null };

/** The sort values of a row, the tiebreaker last. */
export type Key = readonly string[];

export type Seek = { key: Key | null; isForward: boolean; take: number };

/**
 * One page of a keyset list: its cost does not grow with its distance from the start, and rows that come or go elsewhere do
 * not shift it. A cursor that is not ours starts from the beginning.
 * @param read rows beyond `key` in the direction asked for, nearest first
 */
export async function keysetPage<Row>(
  { limit, after, before }: PageInput,
  read: (seek: Seek) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
): Promise<Page<Row>> {
  const isForward = before === undefined;
  const key = parseCursor(after ?? before);
  const found = await read({ key, isForward, take: limit + 1 });
  const hasMore = found.length > limit;
  const rows = isForward ? found.slice(0, limit) : found.slice(0, limit).reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const cameFrom = key !== null;
  return {
    rows,
    next: last && (isForward ? hasMore : cameFrom) ? cursorOf(keyOf(last)) : null,
    previous: first && (isForward ? cameFrom : hasMore) ? cursorOf(keyOf(first)) : null,
  };
}

const cursorOf = (key: Key): string => Buffer.from(JSON.stringify(key)).toString("base64url");

function parseCursor(cursor: string | undefined): Key | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(key) && key.every((part) => typeof part === "string") ? key : null;
  } catch {
    return null;
  }
}
