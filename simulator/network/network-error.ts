import { armError } from "#simulator/arm/arm-error.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** An error of the network provider, which always sends a list of details. */
export function networkError(code: string, message: string, status = 400): Answer {
  return armError(status, code, message, { details: [] });
}

export function invalidReference(referenced: string, by: string): Answer {
  return networkError(
    "InvalidResourceReference",
    `Resource ${referenced} referenced by resource ${by} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
  );
}

/** A part of a network resource, such as a subnet, that its parent does not have. */
export function partNotFound(id: string): Answer {
  return networkError("NotFound", `Resource ${id} not found.`, 404);
}
