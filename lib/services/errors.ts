import type { ServiceError, ServiceErrorCode } from "#lib/contracts/service-error.ts";

/** The browser reads them too, so the types stand with the contracts. */
export type { ServiceError, ServiceErrorCode };

/** Thrown inside a command to roll its transaction back; `runCommand` turns it into a value. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly error: ServiceError;
  constructor(error: ServiceError) {
    super(error.message);
    this.error = error;
  }
}

export function refuse(code: ServiceErrorCode, message: string, fieldErrors?: Record<string, string[]>): never {
  throw new Refusal(fieldErrors ? { code, message, fieldErrors } : { code, message });
}
