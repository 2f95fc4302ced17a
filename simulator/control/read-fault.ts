import { armOperations } from "#simulator/arm/operations-table.ts";
import type { Fault } from "#simulator/control/fault-plan.ts";
import { isObject } from "#simulator/json.ts";

const plainKinds = ["cutBefore", "cutAfter", "stuckOperation"] as const;

/** The fault that a body describes, or a sentence that says what is wrong with it. */
export function readFault(content: unknown): Fault | string {
  if (!isObject(content)) return "A fault is a JSON object with operation, kind and times.";
  const { operation, kind, times = 1, retryAfterSeconds, delayMs = 5000, status = 500 } = content;
  const error = readError(content["error"]);
  if (typeof operation !== "string" || !armOperations.some((known) => known.name === operation)) {
    return "operation must be the name of an operation of the table, such as RestorePoints_Create.";
  }
  if (typeof times !== "number" || !(times >= 1)) return "times must be a number from 1.";
  if (typeof status !== "number" || typeof delayMs !== "number") return "status and delayMs must be numbers.";
  const seconds = typeof retryAfterSeconds === "number" ? retryAfterSeconds : undefined;
  const base = { operation, times };
  const plain = plainKinds.find((candidate) => candidate === kind);
  if (plain !== undefined) return { ...base, kind: plain };
  if (kind === "throttle") return { ...base, kind, retryAfterSeconds: seconds ?? 1 };
  if (kind === "slow") return { ...base, kind, delayMs };
  if (kind === "failOperation") return { ...base, kind, error };
  if (kind === "error")
    return { ...base, kind, status, error, ...(seconds !== undefined && { retryAfterSeconds: seconds }) };
  return "kind must be throttle, error, cutBefore, cutAfter, slow, failOperation or stuckOperation.";
}

function readError(value: unknown): { code: string; message: string } {
  const given = isObject(value) ? value : {};
  return {
    code: String(given["code"] ?? "InternalExecutionError"),
    message: String(given["message"] ?? "An internal execution error occurred. Please retry later."),
  };
}
