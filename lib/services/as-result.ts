import { fail, ok, type Result } from "#lib/std/result.ts";
import { Refusal, type ServiceError } from "./errors.ts";

/** A query whose refusal is an answer, for callers that expect one; anything else that is thrown stays a bug. */
export async function asResult<Value>(work: () => Promise<Value>): Promise<Result<Value, ServiceError>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Refusal) return fail(error.error);
    throw error;
  }
}
