import type { AzureFailure, AzureTrace } from "./port.ts";

/** Carries a failure that is already classified through the SDK's pipeline up to `ask`, which turns it into a value. */
export class FailureError extends Error {
  override name = "FailureError";
  readonly failure: AzureFailure;
  readonly trace: AzureTrace | null;

  constructor(failure: AzureFailure, trace: AzureTrace | null = null) {
    super(`${failure.code}: ${failure.message}`);
    this.failure = failure;
    this.trace = trace;
  }
}
