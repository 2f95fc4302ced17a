import type { ServiceError } from "#lib/contracts/service-error.ts";

/** A read that did not succeed, with the server's own words. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly error: ServiceError;
  constructor(error: ServiceError) {
    super(error.message);
    this.error = error;
  }
}

/** Words for anything that a query or a command can throw. */
export function toServiceError(thrown: unknown): ServiceError {
  if (thrown instanceof ApiError) return thrown.error;
  return {
    code: "upstream",
    message: "The Stillpoint server did not answer. Check your connection and try again.",
  };
}
