import { AuthError } from "@azure/msal-node";
import type { AzureFailure } from "#lib/domain/azure-errors/azure-failure.ts";
import { networkFailure } from "../network-failures.ts";
import { listAt, textAt } from "../raw-json.ts";
import { readRetryAfterMs } from "../read-retry-after.ts";
import type { TokenExchange } from "./token-network.ts";

/** After a 429 or 5xx msal refuses the same request without sending it, for this long where Entra names no time. */
const msalBlockMs = 60_000;

/** Why there is no token. What Entra or the network said last is the truth; msal's own error is the rest. */
export function classifyTokenFailure(error: unknown, last: TokenExchange | null, nowMs: number): AzureFailure {
  if (last?.outcome === "unreachable") return networkFailure(last.code, last.url, false);
  const refusal = last?.outcome === "answered" && last.status >= 400 ? last : null;
  const body = refusal?.body ?? null;
  const code = entraCode(body);
  const text = textAt(body, "error_description") ?? textAt(body, "error", "message");
  const isBusy = refusal !== null && (refusal.status === 429 || refusal.status >= 500);
  const waitMs = refusal && isBusy ? (readRetryAfterMs(refusal.headers, refusal.atMs) ?? msalBlockMs) : null;
  return {
    kind: isBusy ? (refusal.status === 429 ? "throttled" : "transient") : "unauthenticated",
    code: code ?? textAt(body, "error") ?? msalCode(error) ?? "TokenFailure",
    message: text ? withoutIds(text) : `Microsoft Entra ID gave no token: ${messageOf(error)}`,
    httpStatus: refusal?.status ?? null,
    retryAfterMs: waitMs === null || !refusal ? null : Math.max(0, refusal.atMs + waitMs - nowMs),
    target: null,
    raw: body === null ? null : JSON.stringify(body).slice(0, 4000),
  };
}

function entraCode(body: unknown): string | null {
  const [first] = listAt(body, "error_codes");
  if (typeof first === "number") return `AADSTS${first}`;
  return /AADSTS\d+/.exec(textAt(body, "error_description") ?? "")?.[0] ?? null;
}

/** Entra ends its sentences with ids and a time stamp, which the trace carries already. */
const withoutIds = (text: string): string => text.split(/\s*Trace ID:/)[0]?.trim() ?? text;

const msalCode = (error: unknown): string | null =>
  error instanceof AuthError && error.errorCode ? error.errorCode : null;

function messageOf(error: unknown): string {
  if (error instanceof AuthError) return error.errorMessage;
  return error instanceof Error ? error.message : "unknown reason";
}
