import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, toServiceError } from "./api-error.ts";
import { noticeSessionEnd } from "./session-ended.ts";

/** Refusals stay refusals however often one asks; only an unanswered request is worth two more tries. */
const isWorthRetrying = (failures: number, thrown: unknown): boolean => failures < 2 && !(thrown instanceof ApiError);

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 5_000, retry: isWorthRetrying, refetchOnWindowFocus: true } },
    queryCache: new QueryCache({ onError: (thrown) => noticeSessionEnd(toServiceError(thrown)) }),
    mutationCache: new MutationCache({ onError: (thrown) => noticeSessionEnd(toServiceError(thrown)) }),
  });
}

let browserClient: QueryClient | undefined;

/** One in the browser; a new one for every render on the server, so that no user sees another's data. */
export function getQueryClient(): QueryClient {
  if (typeof window === "undefined") return createQueryClient();
  browserClient ??= createQueryClient();
  return browserClient;
}
