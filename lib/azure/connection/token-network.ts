import type { INetworkModule } from "@azure/msal-node";
import type { AnswerHeaders } from "../read-retry-after.ts";

/** The last exchange with Entra, of which msal's own errors tell only a part. */
export type TokenExchange = { url: string; atMs: number } & (
  | { outcome: "answered"; status: number; headers: AnswerHeaders; body: unknown }
  | { outcome: "unreachable"; code: string }
);

export type TokenNetwork = INetworkModule & { lastExchange(): TokenExchange | null };

/**
 * msal's network with two things that its own one lacks: a time limit on token requests, and a memory of what went wrong.
 * msal reports a refused connection, an untrusted certificate and an unknown tenant alike as `endpoints_resolution_error`.
 */
export function createTokenNetwork(timeoutMs: number, now: () => number): TokenNetwork {
  let last: TokenExchange | null = null;

  async function send<T>(url: string, init: RequestInit) {
    try {
      // Next.js caches the global fetch on the server unless told otherwise; a token must never come from there. A redirect
      // would carry the credential to an address that nobody configured: it is an answer like any other refusal.
      const rules = { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(timeoutMs) } as const;
      const response = await fetch(url, { ...init, ...rules });
      const headers = Object.fromEntries(response.headers.entries());
      const body: T = await readBody<T>(response);
      last = { url, atMs: now(), outcome: "answered", status: response.status, headers, body };
      return { headers, body, status: response.status };
    } catch (error) {
      last = { url, atMs: now(), outcome: "unreachable", code: networkCodeOf(error) };
      throw error;
    }
  }

  return {
    lastExchange: () => last,
    sendGetRequestAsync: (url, options) => send(url, { method: "GET", headers: options?.headers ?? {} }),
    sendPostRequestAsync: (url, options) =>
      send(url, { method: "POST", headers: options?.headers ?? {}, body: options?.body ?? "" }),
  };
}

/** A proxy or a gateway may answer with a page instead of JSON; the status still counts. */
async function readBody<T>(response: Response): Promise<T> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse("{}");
  }
}

/** `fetch` wraps the cause: "fetch failed" alone tells nobody anything. */
function networkCodeOf(error: unknown): string {
  if (error instanceof DOMException && error.name === "TimeoutError") return "RequestTimeout";
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : null;
  return typeof code === "string" ? code : "REQUEST_SEND_ERROR";
}
