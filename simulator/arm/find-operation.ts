import { armError } from "#simulator/arm/arm-error.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import { armOperations } from "#simulator/arm/operations-table.ts";
import { unknownPath } from "#simulator/arm/unknown-path.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { createRouter } from "#simulator/http/router.ts";

const router = createRouter<ArmOperation>(
  armOperations.map((operation) => ({ method: operation.method, path: operation.path, value: operation })),
);

/** Finds the row of the operations table; what is not in the table does not exist. */
export function findOperation(call: CallInProgress): Answer | undefined {
  const match = router.find(call.segments);
  if (match === undefined) return unknownPath(call);
  const operation = match.values.get(call.method);
  if (operation === undefined) {
    const allow = [...match.values.keys()].join(", ");
    const message = `The requested resource does not support http method '${call.method}'.`;
    return armError(405, "MethodNotAllowed", message, { headers: { allow } });
  }
  call.operation = operation;
  call.parameters = match.parameters;
  return undefined;
}
