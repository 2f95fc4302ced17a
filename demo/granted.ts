import type { ServiceError } from "#lib/services/errors.ts";
import type { Result } from "#lib/std/result.ts";

/** @throws when the product refused what the story counts on: then the story has to be told anew */
export function granted<Value>(result: Result<Value, ServiceError>): Value {
  if (result.ok) return result.value;
  throw new Error(`The demo's history cannot go on: ${result.error.message} ${JSON.stringify(result.error)}`);
}
