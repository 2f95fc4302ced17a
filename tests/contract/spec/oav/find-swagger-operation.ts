import type { LiveValidator } from "oav";

type Searcher = LiveValidator["operationSearcher"];
type Matches = ReturnType<Searcher["getPotentialOperations"]>["matches"];
export type SwaggerOperation = { match: Matches[number]; operationId: string; version: string };

/** Templates that take any resource: they say nothing about its body. */
const takesAnything = /^\/\{resourceId\}|\{resourceProviderNamespace\}\/\{parentResourcePath\}/;

/**
 * The operation of the saved specification for a request. Of a version that was not saved, the next saved one is taken,
 * which knows all that the older one knew; else the last.
 */
export function findSwaggerOperation(
  searcher: Searcher,
  method: string,
  url: URL,
): { asked: string; operation: SwaggerOperation | null } {
  const query = Object.fromEntries([...url.searchParams].map(([key, value]) => [key.toLowerCase(), value]));
  const asked = (query["api-version"] ?? "").toLowerCase();
  for (const [provider, versions] of providersFor(searcher, url.pathname)) {
    for (const version of byNearness([...versions.keys()], asked)) {
      const { matches } = searcher.getPotentialOperations({
        providerNamespace: provider,
        apiVersion: version,
        requestMethod: method.toLowerCase() as "get",
        host: url.host,
        pathStr: url.pathname,
        query,
        requestUrl: url.href,
      });
      const match = matches.find(({ operation }) => !takesAnything.test(operation._path._pathTemplate));
      if (match) return { asked, operation: { match, operationId: match.operation.operationId ?? "", version } };
    }
  }
  return { asked, operation: null };
}

/** Providers of whose specification the path can be part: its own first, then those whose paths name none. */
function providersFor(searcher: Searcher, path: string) {
  const own = [...path.matchAll(/\/providers\/([^/]+)/gi)].at(-1)?.[1]?.toLowerCase();
  return [...searcher.cache]
    .filter(([name]) => name === own || name === "microsoft.unknown")
    .sort(([a]) => (a === own ? -1 : 1));
}

function byNearness(versions: string[], asked: string): string[] {
  const sorted = versions.toSorted();
  return [...sorted.filter((version) => version >= asked), ...sorted.filter((version) => version < asked).reverse()];
}
