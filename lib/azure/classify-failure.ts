import { isRestError } from "@azure/core-rest-pipeline";
import type { AzureFailure, AzureFailureKind } from "#lib/domain/azure-errors/azure-failure.ts";
import type { Attempt } from "./exchange.ts";
import { gatewayStatuses, kindByCode, kindByFragment, kindByStatus } from "./failure-kinds.ts";
import { networkFailure } from "./network-failures.ts";
import { at, listAt, textAt, UnexpectedAnswer } from "./raw-json.ts";
import { type AnswerHeaders, readRetryAfterMs } from "./read-retry-after.ts";

/** A `write` may have had its effect although no answer came; a `read` has none. */
export type RequestNature = "read" | "write";

export type ErrorAnswer = { status: number; headers: AnswerHeaders; bodyText: string };

const rawLengthMax = 4000;

/** Signatures of shared access URLs and tokens never belong in a log or a database. */
const withoutSecrets = (text: string): string =>
  text.replace(/([?&]sig=)[^&"\s]+/gi, "$1…").replace(/\b(Bearer\s+|eyJ)[\w.~+/=-]{20,}/g, "$1…");

/** Kind by code and text first, since `OperationNotAllowed` and 409 cover many causes, then by the status. */
function kindOf(httpStatus: number | null, code: string, message: string): AzureFailureKind {
  if (httpStatus === 429) return "throttled";
  const [wantedCode, text] = [code.toLowerCase(), message.toLowerCase()];
  const byText = kindByFragment.find((row) => row.code === wantedCode && text.includes(row.fragment));
  if (byText) return byText.kind;
  const byCode = kindByCode[wantedCode];
  if (byCode) return byCode;
  return httpStatus === null || httpStatus < 400 ? "refused" : kindByStatus(httpStatus);
}

type ErrorBody = { code: string | null; message: string | null; target: string | null };

/** Outer codes that only say "look inside". */
const emptyCodes = new Set(["badrequest", "multipleerrorsoccurred"]);

/** Both shapes in use: `{ error: { code, message } }`, and the bare object of a Compute throttling answer. */
function readErrorBody(body: unknown): ErrorBody {
  const error = at(body, "error") ?? body;
  const outer = { code: textAt(error, "code"), message: textAt(error, "message"), target: textAt(error, "target") };
  const details = listAt(error, "details");
  const throttled = details.find((detail) => textAt(detail, "code")?.toLowerCase() === "toomanyrequests");
  if (throttled !== undefined) {
    const inner = textAt(throttled, "message");
    const target = textAt(throttled, "target");
    return { code: textAt(throttled, "code"), message: outer.message ?? inner, target: target ?? outer.target };
  }
  const [first] = details;
  if (first !== undefined && (outer.code === null || emptyCodes.has(outer.code.toLowerCase()))) {
    return {
      code: textAt(first, "code") ?? outer.code,
      message: textAt(first, "message") ?? outer.message,
      target: textAt(first, "target") ?? outer.target,
    };
  }
  return outer;
}

/** Any answer that is not a success. */
export function failureOfAnswer(answer: ErrorAnswer, nature: RequestNature, nowMs: number): AzureFailure {
  const { code, message, target } = readErrorBody(parsed(answer.bodyText));
  const known = { code: code ?? `Http${answer.status}`, message: message ?? `Azure answered HTTP ${answer.status}.` };
  const effectUnknown = nature === "write" && gatewayStatuses.has(answer.status);
  return {
    kind: effectUnknown ? "lost" : kindOf(answer.status, known.code, known.message),
    code: known.code,
    message: withoutSecrets(known.message),
    httpStatus: answer.status,
    retryAfterMs: readRetryAfterMs(answer.headers, nowMs),
    target,
    raw: shortened(answer.bodyText),
  };
}

/** The `error` of a long-running operation that ended without success. The poll itself was answered with 200. */
export function failureOfOperation(body: unknown, fallbackCode: string): AzureFailure {
  const { code, message, target } = readErrorBody(at(body, "error") === undefined ? {} : body);
  const known = {
    code: code ?? fallbackCode,
    message: message ?? "Azure ended the operation without giving a reason.",
  };
  return {
    kind: kindOf(null, known.code, known.message),
    code: known.code,
    message: withoutSecrets(known.message),
    httpStatus: null,
    retryAfterMs: null,
    target,
    raw: shortened(JSON.stringify(body) ?? ""),
  };
}

/** What the SDK threw; null when the error is a mistake of ours. `last` is the request it was about. */
export function failureOfError(
  error: unknown,
  last: Attempt | null,
  nature: RequestNature,
  nowMs: number,
): AzureFailure | null {
  if (last?.status && last.status >= 300) return failureOfAnswer({ ...last, status: last.status }, nature, nowMs);
  const url = last?.url ?? null;
  if (error instanceof UnexpectedAnswer || (isRestError(error) && last?.status)) {
    return unusableAnswer(error.message, last, nature);
  }
  if (isRestError(error)) return networkFailure(error.code ?? "REQUEST_SEND_ERROR", url, nature === "write");
  if (error instanceof Error && error.name === "AbortError")
    return networkFailure("RequestTimeout", url, nature === "write");
  return null;
}

/** A success that cannot be read. The effect of a write has happened all the same. */
function unusableAnswer(message: string, last: Attempt | null, nature: RequestNature): AzureFailure {
  return {
    kind: nature === "write" ? "lost" : "transient",
    code: "UnexpectedAnswer",
    message: withoutSecrets(message),
    httpStatus: last?.status ?? null,
    retryAfterMs: null,
    target: null,
    raw: shortened(last?.bodyText ?? ""),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const shortened = (text: string): string | null => (text ? withoutSecrets(text).slice(0, rawLengthMax) : null);
