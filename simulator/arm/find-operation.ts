import { armError } from "#simulator/arm/arm-error.ts";
import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { matchOperation } from "#simulator/arm/match-operation.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import { unknownPath } from "#simulator/arm/unknown-path.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** Finds the row of the operations table; what is not in the table does not exist. */
export function findOperation(call: CallInProgress): Answer | undefined {
  const match = matchOperation(call.segments);
  if (match === undefined) return unknownPath(call);
  const operation = match.values.get(call.method) ?? existenceCheck(call.method, match.values.get("GET"));
  if (operation === undefined) {
    const allow = [...match.values.keys()].join(", ");
    const message = `The requested resource does not support http method '${call.method}'.`;
    return armError(405, "MethodNotAllowed", message, { headers: { allow } });
  }
  call.operation = operation;
  call.parameters = match.parameters;
  return undefined;
}

/** Whatever can be read can be asked for by HEAD: 204 or 404. */
function existenceCheck(method: string, reading: ArmOperation | undefined): ArmOperation | undefined {
  if (method !== "HEAD" || reading === undefined) return undefined;
  return {
    ...reading,
    name: "Resources_CheckExistenceById",
    method: "HEAD",
    async handle(call) {
      const { status } = await reading.handle(call);
      return { status: status === 200 ? 204 : status };
    },
  };
}
