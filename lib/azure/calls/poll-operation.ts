import { ask } from "../ask.ts";
import { failureOfOperation } from "../classify-failure.ts";
import type { ArmSession } from "../connection/arm-session.ts";
import type { AzureAnswer, OperationHandle, OperationReading } from "../port.ts";
import { requiredTextAt } from "../raw-json.ts";
import { readRetryAfterMs } from "../read-retry-after.ts";
import { getJson } from "./get-json.ts";

/**
 * One look at the operation. By a request of our own: the SDK's pollers hide the code of a failure in the text of an error.
 * The pipeline follows the address only at the connection's Resource Manager.
 */
export function pollOperation(session: ArmSession, handle: OperationHandle): Promise<AzureAnswer<OperationReading>> {
  return ask("read", session.options.now, async (exchange): Promise<OperationReading> => {
    const body = await getJson(session, exchange, handle.operationUrl);
    const status = requiredTextAt(body, "status").toLowerCase();
    if (status === "succeeded") return { state: "succeeded" };
    if (status === "failed") return { state: "failed", failure: failureOfOperation(body, "OperationFailed") };
    if (status === "canceled" || status === "cancelled") {
      return { state: "canceled", failure: failureOfOperation(body, "OperationCanceled") };
    }
    return { state: "running", retryAfterMs: readRetryAfterMs(exchange.last?.headers ?? {}, session.options.now()) };
  });
}
