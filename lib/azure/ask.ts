import { failureOfError, type RequestNature } from "./classify-failure.ts";
import { type Exchange, limitsOf, recordExchange, traceOf } from "./exchange.ts";
import { FailureError } from "./failure-error.ts";
import type { AzureAnswer } from "./port.ts";

/** Runs one call of the port and turns what Azure, Entra or the network said into a value. Our own mistakes stay exceptions. */
export async function ask<Value>(
  nature: RequestNature,
  now: () => number,
  work: (exchange: Exchange) => Promise<Value>,
): Promise<AzureAnswer<Value>> {
  const exchange: Exchange = { requests: 0, last: null };
  try {
    const value = await recordExchange(exchange, () => work(exchange));
    return { ok: true, value, trace: traceOf(exchange), limits: limitsOf(exchange) };
  } catch (error) {
    if (error instanceof FailureError)
      return { ok: false, failure: error.failure, trace: error.trace ?? traceOf(exchange) };
    const failure = failureOfError(error, exchange.last, nature, now());
    if (!failure) throw error;
    return { ok: false, failure, trace: traceOf(exchange), limits: limitsOf(exchange) };
  }
}
