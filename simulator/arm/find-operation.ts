import type { CallInProgress } from "#simulator/arm/call-in-progress.ts";
import { matchOperation } from "#simulator/arm/match-operation.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import { nothingThere, unknownPath } from "#simulator/arm/unknown-path.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";

/**
 * Finds the row of the operations table; what is not in the table does not exist. That is logged, because it may be
 * something that Azure has and the simulator has not.
 */
export function findOperation(call: CallInProgress): Answer | undefined {
  const match = matchOperation(call.segments);
  if (match === undefined) return unsupported(call, unknownPath(call));
  const operation = match.values.get(call.method) ?? existenceCheck(call.method, match.values.get("GET"));
  if (operation === undefined) return unsupported(call, nothingThere(call));
  call.operation = operation;
  call.parameters = match.parameters;
  return undefined;
}

function unsupported({ method, url }: CallInProgress, refusal: Answer): Answer {
  process.stderr.write(
    `unsupported operation: ${method} ${url.pathname}?api-version=${queryOf(url, "api-version") ?? ""}\n`,
  );
  return refusal;
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
