import { randomUUID } from "node:crypto";

export type QueryResult = { key: string; rows: readonly unknown[] };

const kept = 16;

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
      const oldest = results.keys().next().value;
      if (results.size > kept && oldest !== undefined) results.delete(oldest);
      return id;
    },
    recall(id, key) {
      const found = results.get(id);
      return found?.key === key ? found : undefined;
    },
  };
}
