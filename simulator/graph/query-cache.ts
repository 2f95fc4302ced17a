import { randomUUID } from "node:crypto";
import type { LazyRow } from "#simulator/graph/evaluate.ts";

export type QueryResult = { key: string; rows: readonly LazyRow[] };

/** Results that are kept, and their rows; the latest is kept however large it is. */
const kept = 16;
const keptRows = 400_000;

/** Results of recent queries, so that the pages of one query show one moment, as they do in Resource Graph. */
export type QueryCache = {
  remember(result: QueryResult): string;
  recall(id: string, key: string): QueryResult | undefined;
};

export function createQueryCache(): QueryCache {
  const results = new Map<string, QueryResult>();
  return {
    remember(result) {
      const id = randomUUID();
      results.set(id, result);
      for (const oldest of results.keys()) {
        if (oldest === id || (results.size <= kept && rowsOf(results) <= keptRows)) break;
        results.delete(oldest);
      }
      return id;
    },
    recall(id, key) {
      const found = results.get(id);
      return found?.key === key ? found : undefined;
    },
  };
}

function rowsOf(results: ReadonlyMap<string, QueryResult>): number {
  return [...results.values()].reduce((sum, { rows }) => sum + rows.length, 0);
}
