import "server-only";
import { type DehydratedState, dehydrate, QueryClient, type QueryKey } from "@tanstack/react-query";

export type Prefetch = { queryKey: QueryKey; load: () => Promise<unknown> };

/**
 * Runs the page's reads by calling the verbs directly, under the keys that the browser uses: the first paint has data without
 * a detour over HTTP. A read that throws is an error of the page and goes to its `error.tsx`.
 */
export async function prefetch(...reads: Prefetch[]): Promise<DehydratedState> {
  const client = new QueryClient();
  await Promise.all(
    reads.map(async ({ queryKey, load }) => {
      client.setQueryData(queryKey, await load());
    }),
  );
  return dehydrate(client);
}
